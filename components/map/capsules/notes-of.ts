import { count, countTiny, plural } from '@/lib/domain/format'
import type { ServerLeafnodes } from '@/lib/domain/model'
import { strangeLeafnodes } from '@/lib/domain/route-pairs'
import { type RouteTally, tallyState } from '@/lib/domain/route-tally'
import type { CapsuleBox, CapsuleLayout } from '@/lib/graph/capsules/types'
import type { Overlay } from '../overlays'
import { unplacedOf } from '../unplaced-count'
import type { CapsuleNote } from './note'

export interface NoteFacts {
  /** Streams that are drawn. */
  overlays: readonly Overlay[]
  /** Routes by capsule; null while their layer is off. */
  routes: ReadonlyMap<string, RouteTally> | null
  /** null while their layer is off. */
  leafnodes: readonly ServerLeafnodes[] | null
}

/** What is said of capsules, by their id, the most pressing first: a replica that is behind, then what layers show. */
export function notesOf(layout: CapsuleLayout, facts: NoteFacts): Map<string, CapsuleNote[]> {
  const leaves = new Map(facts.leafnodes?.map((row) => [row.server, strangeLeafnodes(row)]))
  const headless = new Set(layout.bands.flatMap((b) => (b.headless ? [b.lane.id] : [])))
  return new Map(
    layout.capsules.flatMap((capsule): [string, CapsuleNote[]][] => {
      const notes = [
        lagNote(capsule, facts.overlays),
        headless.has(capsule.band) ? ghostNote(capsule, facts.overlays) : null,
        routeNote(facts.routes?.get(capsule.id), headless.has(capsule.band)),
        leafNote(capsule.keys.reduce((sum, key) => sum + (leaves.get(key) ?? 0), 0)),
      ].filter((n) => n !== null)
      return notes.length > 0 ? [[capsule.id, notes]] : []
    }),
  )
}

/** Of all replicas in it the one that is furthest behind. */
function lagNote({ keys }: CapsuleBox, overlays: readonly Overlay[]): CapsuleNote | null {
  const behind = overlays.flatMap((o) =>
    keys.flatMap((key) => {
      const replica = o.replicas.get(key)
      return replica?.state === 'lagging' ? [{ key, stream: o.stream.name, lag: replica.lag }] : []
    }),
  )
  const worst = behind.reduce<(typeof behind)[number] | null>(
    (most, one) => (most === null || (one.lag ?? 0) > (most.lag ?? 0) ? one : most),
    null,
  )
  if (!worst) return null
  const { lag } = worst
  const name = behind
    .map((b) => `${b.key} is ${b.lag === null ? 'behind' : `${count(b.lag)} behind`} with ${b.stream}`)
    .join(', ')
  const words = lag === null ? ['behind'] : [`lag ${count(lag)}`, `lag ${countTiny(lag)}`, countTiny(lag)]
  return ['lag', 'warn', name, ...new Set(words)]
}

/** Where a band has no head for a ghost: beside the leader of the stream that wants it, or another replica. */
function ghostNote({ keys }: CapsuleBox, overlays: readonly Overlay[]): CapsuleNote | null {
  const short = overlays.filter(({ stream }) => {
    const anchor = stream.leader ?? stream.replicas[0]?.server
    return anchor !== undefined && keys.includes(anchor) && unplacedOf(stream) > 0
  })
  if (short.length === 0) return null
  const n = short.reduce((sum, o) => sum + unplacedOf(o.stream), 0)
  const name = short
    .map(({ stream }) => `${plural(unplacedOf(stream), 'replica')} of ${stream.name} not placed`)
    .join(', ')
  return ['ghost', 'crit', name, `${n} not placed`, plural(n, 'ghost')]
}

/** Said where some are missing; where no comb shows them, that all are there is told by the shape alone. */
function routeNote(tally: RouteTally | undefined, isAlone: boolean): CapsuleNote | null {
  if (!tally || tally.all === 0) return null
  const state = tallyState(tally)
  if (state === 'full') return isAlone ? ['routes', 'quiet', routesName(tally), ''] : null
  return ['routes', state === 'broken' ? 'crit' : 'warn', routesName(tally), `${tally.whole}/${tally.all}`]
}

const NAMED = 5

/** `34 of 36 routes whole, missing: a and b; c and d` */
export function routesName({ whole, all, lost }: RouteTally): string {
  if (whole === all) return `${all === 1 ? 'the one route is' : `all ${count(all)} routes are`} whole`
  const names = lost.slice(0, NAMED).map((id) => id.replace(' ', ' and '))
  if (lost.length > NAMED) names.push(`${lost.length - NAMED} more`)
  return `${count(whole)} of ${plural(all, 'route')} whole, not whole: ${names.join('; ')}`
}

const leafNote = (n: number): CapsuleNote | null =>
  n === 0 ? null : ['leafnodes', 'quiet', plural(n, 'leafnode'), ...new Set([count(n), countTiny(n)])]
