import { ageColumn } from '@/components/table/age-column'
import { type Column, figure } from '@/components/table/column'
import { Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import { NOT_KNOWN, rtt } from '@/lib/domain/format'
import type { PairTrouble } from '@/lib/domain/gateway-pairs'
import { linkState } from '@/lib/domain/link-state'
import type { GatewayLink } from '@/lib/domain/model'
import { untoldWords } from './names'

/** The worse, the more: a table that starts with the worst falls. */
const BADNESS = { unknown: 0, warning: 1, critical: 2 }
const INK = { full: 'var(--ink-2)', part: 'var(--warn)', broken: 'var(--crit)', unknown: 'var(--ink-3)' }

/** Pairs that are not whole: how each direction is, what is wrong, since when and why. */
export function pairColumns(): Column<PairTrouble>[] {
  const side = (id: string, head: string, of: (p: PairTrouble) => GatewayLink | undefined) => ({
    id,
    head,
    align: 'end' as const,
    value: (p: PairTrouble) => of(p)?.connected ?? null,
    file: (p: PairTrouble) => {
      const link = of(p)
      return link ? `${link.connected} of ${link.expected}` : null
    },
    cell: (p: PairTrouble) => <Side link={of(p)} />,
    title: (p: PairTrouble) => {
      const link = of(p)
      return link ? untoldWords(link).join(', ') || undefined : 'no server of this side reports its gateways'
    },
  })
  return [
    {
      id: 'pair',
      head: 'Pair',
      value: (p) => p.id,
      file: (p) => `${p.a} and ${p.b}`,
      cell: (p) => <Pair pair={p} />,
    },
    {
      ...side('there', 'there', (p) => p.there),
      about: 'From the first to the second: connected of expected',
    },
    { ...side('back', 'back', (p) => p.back), about: 'From the second to the first: connected of expected' },
    {
      id: 'what',
      head: 'What is wrong',
      words: true,
      value: (p) => BADNESS[p.worst],
      file: (p) => p.what,
      cell: (p) => <span style={{ color: 'var(--ink)' }}>{p.what}</span>,
    },
    ageColumn({
      id: 'since',
      head: 'since',
      unit: 'at',
      since: (p) => p.since,
      title: (p) => (p.since === null ? 'not judged to last yet' : undefined),
    }),
    { id: 'cause', head: 'Evidence or cause', value: (p) => p.cause },
    trip('rtt-there', 'RTT there', (p) => p.there),
    trip('rtt-back', 'RTT back', (p) => p.back),
  ]
}

const trip = (id: string, head: string, of: (p: PairTrouble) => GatewayLink | undefined) =>
  figure<PairTrouble>({
    id,
    head,
    about: 'Median round trip',
    optional: true,
    unit: 'ms',
    value: (p) => of(p)?.rttMs?.median ?? null,
    format: rtt,
    missing: () => 'not reported, or not connected',
  })

function Pair({ pair }: { pair: PairTrouble }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', verticalAlign: 'bottom', gap: 8 }}>
      <Glyph size={pair.worst === 'unknown' ? 12 : 14}>
        {pair.worst === 'unknown' ? <StateShape state="unknown" /> : <SeverityShape severity={pair.worst} />}
      </Glyph>
      {pair.a} and {pair.b}
    </span>
  )
}

function Side({ link }: { link: GatewayLink | undefined }) {
  if (!link) return NOT_KNOWN
  const state = linkState(link)
  return (
    <span style={{ color: INK[state], fontWeight: state === 'full' ? 400 : 600 }}>
      {link.connected}/{link.expected}
    </span>
  )
}
