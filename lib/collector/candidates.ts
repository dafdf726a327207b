import type { VantageFact } from '@/lib/domain/facts'

/** An address of a server that may become a vantage. */
export interface Candidate {
  url: string
  /** undefined: not known yet; null: a server without a cluster. */
  cluster: string | null | undefined
  /** Nobody configured it: a server of that cluster said that clients may connect there. */
  isAnnounced: boolean
  busy: boolean
  retryAt: number
  /** Attempts that failed in a row, since it was last lost. */
  failures: number
  /** Connections in a row that ended as soon as they stood. */
  flaps: number
  /** It was a vantage once. */
  hasStood: boolean
  reason: string | null
  since: number
}

/** A candidate that has not been tried. */
export function candidate(url: string, since: number, cluster?: string): Candidate {
  const fresh = { busy: false, retryAt: 0, failures: 0, flaps: 0, hasStood: false, reason: null }
  return { url, cluster, isAnnounced: cluster !== undefined, since, ...fresh }
}

/** The vantage that it is or would be: the name of its cluster, else its own URL. */
export function idOf(c: Candidate): string {
  return c.cluster ?? c.url
}

const counts = (c: Candidate): boolean => !c.isAnnounced || c.hasStood

/**
 * Vantages that are missing, one an id. An announced address that never worked is none: it was worth a try and says
 * nothing about NATS.
 */
export function absentVantages(
  candidates: readonly Candidate[],
  stands: (id: string) => boolean,
): VantageFact[] {
  const missing = new Map<string, Candidate[]>()
  for (const c of candidates) {
    const id = idOf(c)
    if (!stands(id)) missing.set(id, [...(missing.get(id) ?? []), c])
  }
  return [...missing].flatMap(([id, all]) => {
    const counted = all.filter(counts)
    return counted.length > 0 ? [absent(id, counted)] : []
  })
}

/** When the first of the addresses that count is tried again (ms); null while one of them is being tried. */
export function nextTryOf(candidates: readonly Candidate[]): number | null {
  const counted = candidates.filter(counts)
  if (counted.length === 0 || counted.some((c) => c.busy)) return null
  return Math.min(...counted.map((c) => c.retryAt))
}

/** No connection there: failed only when every URL of it has failed since it was lost. */
function absent(id: string, candidates: readonly Candidate[]): VantageFact {
  const untried = candidates.find((c) => c.failures === 0)
  const shown = untried ?? candidates.reduce((a, b) => (b.since > a.since ? b : a))
  return {
    id,
    cluster: shown.cluster ?? null,
    server: null,
    url: shown.url,
    state: untried ? 'connecting' : 'failed',
    since: Math.max(...candidates.map((c) => c.since)),
    rttMs: null,
    reason: shown.reason,
  }
}
