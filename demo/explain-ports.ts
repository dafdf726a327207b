import type { PortInUse } from './ports'

/** Which ports, by whom, and what to do about it. */
export function explainPorts(taken: PortInUse[], dir: string): string[] {
  const lines = taken.map(({ port, purpose, owner }) => {
    const by = owner ? `${owner.command.slice(0, 100)} (pid ${owner.pid})` : 'a process of another user'
    return `  port ${port} (${purpose}) is in use by ${by}`
  })
  const leftOver = taken.flatMap(({ owner }) => (owner?.command.includes(`${dir}/`) ? [owner.pid] : []))
  const pids = [...new Set(leftOver)]
  const remedy =
    pids.length > 0
      ? `These are left over from an earlier demo. Stop them with: kill ${pids.join(' ')}`
      : 'Stop what listens there, or move everything: npm run demo -- --port-offset 20000'
  return ['The demo needs ports that are in use:', ...lines, remedy]
}
