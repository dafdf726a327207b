import { inScope } from '@/components/map/scope-words'
import { count, plural } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import type { Sieve, Sifted } from '@/lib/domain/query/sieve'
import type { Kind } from '@/lib/domain/query/world'
import { type Scope, scoped } from '@/lib/domain/scope'

const NOUN: Record<Kind, string> = {
  server: 'server',
  stream: 'stream',
  cluster: 'cluster',
  gateway: 'link',
  finding: 'finding',
}

/** How many rows of one kind are kept, passed over and hidden in a snapshot. */
export function siftedOf(sieve: Sieve, snapshot: Snapshot, kind: Kind): Sifted<unknown> {
  switch (kind) {
    case 'server':
      return sieve.sift(kind, snapshot.servers)
    case 'stream':
      return sieve.sift(kind, snapshot.streams)
    case 'cluster':
      return sieve.sift(kind, snapshot.clusters)
    case 'gateway':
      return sieve.sift(kind, snapshot.gateways)
    case 'finding':
      return sieve.sift(kind, snapshot.findings)
  }
}

/** `3 of 12 servers, 4 hidden`. */
export function countWords(kind: Kind, { total, kept, hidden }: Sifted<unknown>): string {
  const words = `${count(kept.length)} of ${plural(total, NOUN[kind])}`
  return hidden.length > 0 ? `${words}, ${count(hidden.length)} hidden` : words
}

/** The counts of some kinds in a scope; links that lead out of it are counted apart: `… · 2 of 2 links in rg1 · 8 of 8 lead out`. */
export function countsIn(
  sieve: Sieve,
  snapshot: Snapshot,
  scope: Scope | null,
  kinds: readonly Kind[],
): string {
  const here = scoped(snapshot, scope)
  const clusters = new Set(here.clusters.map((c) => c.name))
  const isInside = (link: Snapshot['gateways'][number]) => clusters.has(link.from) && clusters.has(link.to)
  const inside = scope === null ? here : { ...here, gateways: here.gateways.filter(isInside) }
  const words = kinds.map((kind) => countWords(kind, siftedOf(sieve, inside, kind))).join(' · ')
  const said = words + inScope(snapshot.regions, scope)
  if (scope === null || !kinds.includes('gateway')) return said
  const out = sieve.sift(
    'gateway',
    here.gateways.filter((link) => !isInside(link)),
  )
  if (out.total === 0) return said
  const hidden = out.hidden.length > 0 ? `, ${count(out.hidden.length)} hidden` : ''
  return `${said} · ${count(out.kept.length)} of ${count(out.total)} lead out${hidden}`
}
