import { plural } from '@/lib/domain/format'
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
  const count = up === n ? plural(n, 'server') : `${up} of ${plural(n, 'server')} up`
  const where = ribbon ? plural(countRegions(servers), 'region') : plural(countAzs(servers), 'AZ')
  const full = up === n ? `${count} in ${where}` : count
  const all = ribbon ? [`cross-region · ${full}`, full, count] : [full, count]
  if (shown >= n) return all
  const short = up === n ? plural(n, 'server') : `${up} of ${n} up`
  return [
    ...(up === n ? all.slice(0, -1) : [full]).map((words) => `${words} · ${shown} of its ${n} shown`),
    `${short} · ${shown} shown`,
    short,
  ]
}

/** The head of a region, in the same way. */
export function regionAnswers(servers: Server[], shown: number): string[] {
  const n = servers.length
  const answer = `${servers.filter(answers).length} of ${n} ${n === 1 ? 'answers' : 'answer'}`
  return shown >= n
    ? [answer]
    : [
        `${partOf(shown, n)} · region ${answer}`,
        `${shown} of ${n} shown · ${answer}`,
        `${shown} shown · ${answer}`,
        answer,
      ]
}
