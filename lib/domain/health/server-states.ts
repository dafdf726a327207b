import { clock, plural } from '../format'
import type { Server, Stream } from '../model'
import type { Rule } from './rule'

/**
 * When NATS itself stops calling a lost server online: 150 s after its last statistics, in a sweep every 90 s
 * (server/events.go, `orphMax`, `chkOrph`, `checkRemoteServers`); measured after 144 s.
 */
const NATS_KNOWS_AFTER_MS = 240_000

/** Servers that are lost, or say themselves that they go. */
export const serverStates: Rule = {
  code: 'SERVER_STATE',
  check({ servers, streams, at }, facts) {
    const gone = servers.filter((s) => s.state === 'down' || s.state === 'silent' || s.state === 'leaving')
    const counts = gone.length === 0 ? null : heldBy(streams)
    return gone.map((s) => {
      const fact = facts.servers.get(s.id ?? '')
      const announced = fact?.announced?.kind ?? null
      const held = counts?.get(s.key) ?? 0
      return {
        severity: s.state === 'leaving' ? 'warning' : 'critical',
        subject: { kind: 'server', id: s.key },
        summary: `${s.key} is ${WORDS[s.state](announced)}`,
        evidence: [
          s.why,
          ...(s.state === 'leaving' ? [] : lastSigns(fact?.lastAnswer, fact?.lastPush)),
          `${plural(held, 'stream has', 'streams have')} a replica there`,
          ...(s.state === 'leaving' || announced !== null ? [] : natsKnowsLater(s, at)),
        ],
        remedy: remedy(s),
        since: s.since,
      }
    })
  },
}

/** How many streams each server has a replica of. */
function heldBy(streams: readonly Stream[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { replicas } of streams) {
    for (const { server } of replicas) counts.set(server, (counts.get(server) ?? 0) + 1)
  }
  return counts
}

type Announced = 'shutdown' | 'lameduck' | null

const WORDS: Record<Server['state'], (announced: Announced) => string> = {
  up: () => 'up',
  unknown: () => 'unknown',
  silent: () => 'silent',
  down: (announced) => (announced === null ? 'down' : 'down, as it announced'),
  leaving: (announced) =>
    announced === 'lameduck' ? 'shutting down (announced: lame duck mode)' : 'shutting down (announced)',
}

function lastSigns(answer: number | null | undefined, push: number | null | undefined): string[] {
  const utc = (ms: number) => `${clock(new Date(ms).toISOString())} UTC`
  const signs = [
    ...(answer == null ? [] : [`last answer ${utc(answer)}`]),
    ...(push == null ? [] : [`last statistics of its own accord ${utc(push)}`]),
  ]
  return signs.length === 0 ? [] : [signs.join(', ')]
}

function natsKnowsLater({ since }: Server, at: string): string[] {
  const known = Date.parse(since) + NATS_KNOWS_AFTER_MS
  if (Date.parse(at) >= known) return []
  return [
    `NATS itself reports it offline in up to 4 min, by ${clock(new Date(known).toISOString())} UTC; its own tools may call it online until then`,
  ]
}

function remedy({ key, name, state, metaMember }: Server): string {
  if (state === 'leaving') return 'It said so itself; nothing to do if this is planned.'
  const hung =
    state === 'silent'
      ? `Nothing says that ${key} has stopped: its process may hang, or its network be cut. `
      : ''
  const never = metaMember ? ` If it will never return: \`nats server cluster peer-remove ${name}\`.` : ''
  return `${hung}Bring ${key} back.${never}`
}
