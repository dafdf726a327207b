import { rtt } from '@/lib/domain/format'
import type { GatewayLink, Replica, Server } from '@/lib/domain/model'
import { behindWords } from '@/lib/domain/moving'

/** Short age for a ring: `48 s`, `12 m`, `3 h`, `6 d`; '–' when not known. */
export function age(since: string | null, now: number): string {
  const start = since === null ? Number.NaN : Date.parse(since)
  if (Number.isNaN(start)) return '–'
  const s = Math.max(0, Math.floor((now - start) / 1000))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} m`
  if (s < 86_400) return `${Math.floor(s / 3600)} h`
  return `${Math.floor(s / 86_400)} d`
}

/** `0.4 ms`, `12 ms`; null when not known: a label then leaves it out. */
export const roundTrip = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : rtt(ms)

/** JetStream store used of its limit, 0…1; null when either is not known or there is no limit. */
export function storeShare(server: Server): number | null {
  const js = server.jetstream
  if (!js?.storeMax) return null
  return Math.min(1, Math.max(0, js.store / js.storeMax))
}

/** Whether a server of this state answers. */
export const answers = (s: Server): boolean => s.state === 'up' || s.state === 'leaving'

export const linkCount = (link: GatewayLink | undefined): string =>
  link ? `${link.connected}/${link.expected}` : '–'

/** Which of its servers do not answer: why a direction lacks connections that nobody misses. Longest first; none: nothing to say. */
export function unansweredWords(link: GatewayLink | undefined): string[] {
  const silent = link?.servers.filter((e) => e.unanswered).map((e) => e.server) ?? []
  if (silent.length === 0) return []
  const count = `${silent.length} not answering`
  return silent.length === 1 ? [`${silent[0]} does not answer`, count] : [count]
}

/** The word on the card of a replica. */
export function replicaWord(replica: Pick<Replica, 'role' | 'state' | 'lag'>): string {
  switch (replica.state) {
    case 'current':
      return replica.role === 'leader' ? 'leader' : 'current'
    case 'lagging':
      return behindWords(replica, (n) => `lag ${n}`, 'lagging')
    case 'offline':
    case 'missing':
    case 'unknown':
      return replica.state
  }
}
