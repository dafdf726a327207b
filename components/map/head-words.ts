import { count, plural } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import { countAzs, countRegions, partOf } from './names'
import { answers } from './words'

/**
 * The head of a cluster's band: of all its servers, and how many of them are drawn. Longest first: what does not fit is said
 * by the accessible name and the inspector.
 */
export function headWords(ribbon: boolean, servers: Server[], shown: number): string[] {
  const n = servers.length
  const up = servers.filter((s) => s.state === 'up').length
  const ups = up === n ? plural(n, 'server') : `${count(up)} of ${plural(n, 'server')} up`
  const where = ribbon ? plural(countRegions(servers), 'region') : plural(countAzs(servers), 'AZ')
  const full = up === n ? `${ups} in ${where}` : ups
  const all = ribbon ? [`cross-region · ${full}`, full, ups] : [full, ups]
  if (shown >= n) return all
  const short = up === n ? plural(n, 'server') : `${count(up)} of ${count(n)} up`
  return [
    ...(up === n ? all.slice(0, -1) : [full]).map(
      (words) => `${words} · ${count(shown)} of its ${count(n)} shown`,
    ),
    `${short} · ${count(shown)} shown`,
    short,
  ]
}

/** The head of a region, in the same way. */
export function regionAnswers(servers: Server[], shown: number): string[] {
  const n = servers.length
  const answer = `${count(servers.filter(answers).length)} of ${count(n)} ${n === 1 ? 'answers' : 'answer'}`
  return shown >= n
    ? [answer]
    : [
        `${partOf(shown, n)} · region ${answer}`,
        `${count(shown)} of ${count(n)} shown · ${answer}`,
        `${count(shown)} shown · ${answer}`,
        answer,
      ]
}
