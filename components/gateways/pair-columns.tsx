import { Age } from '@/components/live/Age'
import type { Column } from '@/components/table/column'
import { Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import { NOT_KNOWN } from '@/lib/domain/format'
import type { PairTrouble } from '@/lib/domain/gateway-pairs'
import { linkState } from '@/lib/domain/link-state'
import type { GatewayLink } from '@/lib/domain/model'
import { untoldWords } from './names'

const RANK = { critical: 0, warning: 1, unknown: 2 }
const INK = { full: 'var(--ink-2)', part: 'var(--warn)', broken: 'var(--crit)', unknown: 'var(--ink-3)' }

/** Pairs that are not whole: how each direction is, what is wrong, since when and why. */
export function pairColumns(): Column<PairTrouble>[] {
  const side = (id: string, head: string, of: (p: PairTrouble) => GatewayLink | undefined) => ({
    id,
    head,
    align: 'end' as const,
    value: (p: PairTrouble) => of(p)?.connected ?? null,
    cell: (p: PairTrouble) => <Side link={of(p)} />,
    title: (p: PairTrouble) => {
      const link = of(p)
      return link ? untoldWords(link).join(', ') || undefined : 'no server of this side reports its gateways'
    },
  })
  return [
    { id: 'pair', head: 'Pair', value: (p) => p.id, cell: (p) => <Pair pair={p} /> },
    {
      ...side('there', 'there', (p) => p.there),
      about: 'From the first to the second: connected of expected',
    },
    { ...side('back', 'back', (p) => p.back), about: 'From the second to the first: connected of expected' },
    {
      id: 'what',
      head: 'What is wrong',
      words: true,
      value: (p) => RANK[p.worst],
      cell: (p) => <span style={{ color: 'var(--ink)' }}>{p.what}</span>,
    },
    {
      id: 'since',
      head: 'since',
      align: 'end',
      value: (p) => (p.since === null ? null : -Date.parse(p.since)),
      cell: (p) => (p.since === null ? NOT_KNOWN : <Age at={p.since} />),
      title: (p) => (p.since === null ? 'not judged to last yet' : undefined),
    },
    { id: 'cause', head: 'Evidence or cause', value: (p) => p.cause },
  ]
}

function Pair({ pair }: { pair: PairTrouble }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
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
