import { DASHBOARD_PORT } from './options'
import { type PortInUse, portsInUse } from './ports'
import { scenarioServers } from './scenario'

/** Every port that a demo at this offset listens on, and what for. */
export function demoPorts(portOffset: number, dashboard = true): { port: number; purpose: string }[] {
  const servers = scenarioServers(portOffset).flatMap(({ name, ports }) =>
    Object.entries(ports).map(([kind, port]) => ({ port, purpose: `${name} ${kind}` })),
  )
  return dashboard ? [{ port: DASHBOARD_PORT + portOffset, purpose: 'dashboard' }, ...servers] : servers
}

/** The first of these offsets at which every port is free now, or null. */
export async function freeOffset(candidates: Iterable<number>): Promise<number | null> {
  for (const offset of candidates) if ((await portsInUse(demoPorts(offset))).length === 0) return offset
  return null
}

/** Which ports, by whom, and what to pass or do. `offset` is one that is free, `dir` the data folder of the demo. */
export function explainPorts(taken: PortInUse[], dir: string, offset: number | null): string[] {
  const byOwner = new Map<string, PortInUse[]>()
  for (const one of taken) {
    const key = one.owner ? String(one.owner.pid) : 'unknown'
    byOwner.set(key, [...(byOwner.get(key) ?? []), one])
  }
  const lines = [...byOwner.values()].flatMap((ports) => {
    const owner = ports[0]?.owner
    const who = owner
      ? `${owner.command.slice(0, 100)} (pid ${owner.pid})`
      : 'a process that this user cannot see'
    const what = ports.map(({ port, purpose }) => `${port} (${purpose})`).join(', ')
    return [`  ${what}`, `    in use by ${who}`]
  })
  const ours = taken.flatMap(({ owner }) => (owner?.command.includes(`${dir}/`) ? [owner.pid] : []))
  const pids = [...new Set(ours)].join(' ')
  const remedies = [
    ...(pids
      ? [`Another run of the demo has them: stop it, or, if only its servers are left: kill ${pids}`]
      : []),
    ...(offset === null ? [] : [`To run beside what is there: npm run demo -- --port-offset ${offset}`]),
  ]
  return ['The demo needs ports that are in use:', ...lines, ...remedies]
}
