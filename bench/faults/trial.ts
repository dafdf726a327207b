import { STREAMS } from '@/demo/scenario'
import type { Supercluster } from '@/demo/supercluster'
import type { SuperclusterCollector } from '@/lib/collector/collector'
import type { Snapshot } from '@/lib/domain/model'

/** How long a fault lasts: past the reconnect of gateways (1.3 s) and most elections. */
const HOLD_MS = 6000
const WHOLE_AGAIN_MS = 60_000

export interface Trial {
  victim: string
  signal: 'SIGSTOP' | 'SIGKILL'
  /** Signal to the first snapshot that calls the victim silent or down; null: never. */
  namedMs: number | null
  namedAs: string
  /** Healthy servers that any snapshot called anything but up, with when and why. */
  flagged: string[]
  /** Gateway and vantage findings that came up, for information. */
  findings: string[]
  wholeAgainMs: number
}

/** One fault: signal, watch every snapshot, restore, watch on until all servers are up. */
export async function tryFault(
  supercluster: Supercluster,
  collector: SuperclusterCollector,
  victim: string,
  signal: Trial['signal'],
): Promise<Trial> {
  const { hub } = collector
  await until(hub, isWhole, WHOLE_AGAIN_MS)
  const flagged = new Map<string, string>()
  const findings = new Set<string>()
  const named: { ms: number | null; as: string } = { ms: null, as: 'never named' }
  const start = performance.now()
  const watch = () => {
    const ms = Math.round(performance.now() - start)
    for (const s of hub.current.servers) {
      if (s.name === victim) {
        if (named.ms === null && (s.state === 'silent' || s.state === 'down'))
          Object.assign(named, { ms, as: s.state })
      } else if (s.state !== 'up' && !flagged.has(s.key)) {
        flagged.set(s.key, `${s.key} ${s.state} at ${ms} ms (${s.why})`)
      }
    }
    for (const f of hub.current.findings) {
      if (f.code === 'GATEWAY_LINK' || f.code === 'VANTAGE') findings.add(`${f.code} ${f.subject.id}`)
    }
  }
  const leave = hub.follow({ epoch: hub.current.epoch, seq: hub.current.seq }, watch)
  try {
    await supercluster.kill(victim, signal)
    await until(hub, () => performance.now() - start > HOLD_MS, HOLD_MS + 5000)
    const restored = performance.now()
    if (signal === 'SIGSTOP') await supercluster.kill(victim, 'SIGCONT')
    else await supercluster.restart(victim)
    await supercluster.ready()
    await until(hub, isWhole, WHOLE_AGAIN_MS)
    return {
      victim,
      signal,
      namedMs: named.ms,
      namedAs: named.as,
      flagged: [...flagged.values()],
      findings: [...findings].sort(),
      wholeAgainMs: Math.round(performance.now() - restored),
    }
  } finally {
    leave()
  }
}

/** All twelve up and the meta group whole: nothing of the fault before is left. */
function isWhole(s: Snapshot): boolean {
  return (
    s.servers.length === 12 &&
    s.servers.every((x) => x.state === 'up') &&
    s.meta.leader !== null &&
    s.coverage.vantages.every((v) => v.state === 'connected' && v.cannotSee.length === 0) &&
    s.gateways.length === 12 &&
    s.gateways.every((g) => g.connected === g.expected) &&
    s.streams.length === STREAMS.length &&
    s.streams.every((x) => x.leader !== null)
  )
}

/** Settles when a snapshot (or the beat of every second) fits. */
function until(hub: SuperclusterCollector['hub'], fits: (s: Snapshot) => boolean, withinMs: number) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      clearInterval(look)
      reject(new Error(`not within ${withinMs} ms: ${whyNot(hub.current)}`))
    }, withinMs)
    const look = setInterval(() => {
      if (!fits(hub.current)) return
      clearInterval(look)
      clearTimeout(timer)
      resolve()
    }, 20)
  })
}

function whyNot(s: Snapshot): string {
  return [
    ...s.servers.filter((x) => x.state !== 'up').map((x) => `${x.key} ${x.state}: ${x.why}`),
    ...s.findings.map((f) => f.summary),
    `meta leader ${s.meta.leader}`,
  ].join('; ')
}
