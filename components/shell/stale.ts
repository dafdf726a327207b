import { clock } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import { later } from '@/lib/domain/seen-at'
import type { LiveStatus } from '@/lib/live/client'
import { nextTry, nextTryOfOrrery } from './coverage'

const MOST_NAMED = 4

/**
 * What is said over the last picture: who has lost whom, how old the picture is, why, and what is tried when. `now` is the
 * collector's clock, `browser` turns a time of the browser's clock into it; all ms.
 */
export function staleWords(
  { coverage, servers, heard }: Snapshot,
  live: LiveStatus,
  now: number,
  browser: (ms: number) => number,
): { title: string; reasons: string } {
  const rows = servers.reduce<string | null>((newest, s) => later(newest, s.observedAt), null)
  const newest = later(rows, heard.servers)
  const asOf = newest === null ? 'nothing has been heard yet' : `data as of ${clock(newest)}`
  if (live.state === 'lost') {
    const since = clock(new Date(browser(live.since)).toISOString())
    const reason = `This browser has not heard from Orrery since ${since}`
    return { title: capital(asOf), reasons: `${reason} · ${nextTry(browser(live.nextTryAt), now)}` }
  }
  const lost = coverage.vantages.filter((v) => v.state !== 'connected')
  if (lost.length === 0) return { title: capital(asOf), reasons: '' }
  const hosts = [...new Set(lost.map((v) => v.url.replace(/^[a-z]+:\/\//, '')))]
  const more = hosts.length - MOST_NAMED
  const via = `${hosts.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return {
    title: `Reconnecting via ${via}; ${asOf}`,
    reasons: [...new Set(lost.flatMap((v) => v.reason ?? [])), nextTryOfOrrery({ heard }, now)].join(' · '),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
