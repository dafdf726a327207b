import { untoldWords } from '@/components/gateways/names'
import { linkCount } from '@/components/map/words'
import type { Column } from '@/components/table/column'
import { plural, rtt } from '@/lib/domain/format'
import { type LinkState, linkState } from '@/lib/domain/link-state'
import { type GatewayLink, gatewayKey, type Snapshot } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import { topologyOf } from '@/lib/graph/topology'

/** Two clusters joined by gateways, each direction by itself: a bundle of the map. */
export interface PairRow {
  /** `a>b`, a sorts first: the selection that the bundle stands for. */
  id: string
  a: string
  b: string
  there: GatewayLink | undefined
  back: GatewayLink | undefined
}

/** The pairs of the map. Find keeps a pair one of whose directions it keeps. */
export function pairRows(snapshot: Snapshot, sieve: Sieve): PairRow[] {
  const links = new Map(snapshot.gateways.map((g) => [gatewayKey(g), g]))
  return topologyOf(snapshot)
    .pairs.map(
      ({ a, b }): PairRow => ({
        id: `${a}>${b}`,
        a,
        b,
        there: links.get(`${a}>${b}`),
        back: links.get(`${b}>${a}`),
      }),
    )
    .filter((p) => [p.there, p.back].some((g) => g !== undefined && sieve.fate('gateway', g) === 'kept'))
}

const RANK: Record<LinkState, number> = { broken: 0, part: 1, unknown: 2, full: 3 }
const INK: Record<LinkState, string> = {
  full: 'var(--ink-2)',
  part: 'var(--warn)',
  broken: 'var(--crit)',
  unknown: 'var(--ink-3)',
}

/** Pair, each direction in numbers, the state in words, and the round trip. */
export function pairColumns(): Column<PairRow>[] {
  const side = (id: string, head: string, about: string, of: (p: PairRow) => GatewayLink | undefined) => ({
    id,
    head,
    about,
    align: 'end' as const,
    value: (p: PairRow) => of(p)?.connected ?? null,
    file: (p: PairRow) => {
      const link = of(p)
      return link ? `${link.connected} of ${link.expected}` : null
    },
    cell: (p: PairRow) => linkCount(of(p)),
    title: (p: PairRow) => {
      const link = of(p)
      return link ? untoldWords(link).join(', ') || undefined : 'nobody of this side reports its gateways'
    },
  })
  return [
    {
      id: 'pair',
      head: 'Pair',
      value: (p) => p.id,
      file: (p) => `${p.a} and ${p.b}`,
      cell: (p) => `${p.a} and ${p.b}`,
    },
    side('there', 'there', 'From the first to the second: connected of expected', (p) => p.there),
    side('back', 'back', 'From the second to the first: connected of expected', (p) => p.back),
    {
      id: 'state',
      head: 'State',
      words: true,
      value: (p) => Math.min(RANK[linkState(p.there)], RANK[linkState(p.back)]),
      file: stateOf,
      cell: (p) => <PairState pair={p} />,
    },
    {
      id: 'rtt',
      head: 'RTT',
      about: 'Median round trip',
      align: 'end',
      unit: 'ms',
      value: median,
      cell: (p) => rtt(median(p)),
      title: (p) => (median(p) === null ? 'not reported' : undefined),
    },
  ]
}

/** `1 pair in rg1, 4 lead out` */
export function pairsAside(pairs: readonly PairRow[], here: Snapshot, where: string): string {
  const clusters = new Set(here.clusters.map((c) => c.name))
  const out = pairs.filter((p) => !clusters.has(p.a) || !clusters.has(p.b)).length
  const inside = plural(pairs.length - out, 'pair') + where
  return out === 0 ? inside : `${inside}, ${out} ${out === 1 ? 'leads' : 'lead'} out`
}

/** Why there is no pair: nobody reports a gateway at all, or none of a cluster of the scope. */
export function NoPairs({ here, whole, where }: { here: Snapshot; whole: Snapshot; where: string }) {
  if (whole.gateways.length === 0) return 'No gateway is reported.'
  return here.clusters.length === 0
    ? `Gateways join clusters; none has servers${where}.`
    : `No gateway is reported of a cluster that has servers${where}.`
}

const median = (p: PairRow): number | null => p.there?.rttMs?.median ?? p.back?.rttMs?.median ?? null

function PairState({ pair }: { pair: PairRow }) {
  const [there, back] = [linkState(pair.there), linkState(pair.back)]
  const worst = RANK[there] <= RANK[back] ? there : back
  return <span style={{ color: INK[worst], fontWeight: worst === 'full' ? 400 : 600 }}>{stateOf(pair)}</span>
}

/** `whole`, `broken`, `rg2 to xr broken`, `rg1 to rg2 part`. */
function stateOf({ a, b, ...pair }: PairRow): string {
  const [there, back] = [linkState(pair.there), linkState(pair.back)]
  const word = (state: LinkState) =>
    state === 'full' ? 'whole' : state === 'unknown' ? 'not reported' : state
  if (there === back) return word(there)
  const parts = [
    there === 'full' ? null : `${a} to ${b} ${word(there)}`,
    back === 'full' ? null : `${b} to ${a} ${word(back)}`,
  ]
  return parts.filter((p) => p !== null).join(', ')
}
