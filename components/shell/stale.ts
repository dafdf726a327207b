import { later } from '@/components/live/seen-at'
import { clock } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'

const MOST_NAMED = 4
/** See `lib/collector/backoff.ts`. */
const TRIES = 'Orrery tries again every two seconds'

/** What is said over the last picture: through what Orrery tries to come back, how old the picture is, and why it is lost. */
export function staleWords({ coverage, servers, heard }: Snapshot): { title: string; reasons: string } {
  const rows = servers.reduce<string | null>((newest, s) => later(newest, s.observedAt), null)
  const newest = later(rows, heard.servers)
  const lost = coverage.vantages.filter((v) => v.state !== 'connected')
  const asOf = newest === null ? 'nothing has been heard yet' : `data as of ${clock(newest)}`
  if (lost.length === 0 || lost.length < coverage.vantages.length)
    return { title: capital(asOf), reasons: '' }
  const hosts = [...new Set(lost.map((v) => v.url.replace(/^[a-z]+:\/\//, '')))]
  const more = hosts.length - MOST_NAMED
  const via = `${hosts.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return {
    title: `Reconnecting via ${via}; ${asOf}`,
    reasons: [...new Set(lost.flatMap((v) => v.reason ?? [])), TRIES].join(' · '),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
