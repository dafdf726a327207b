import { type Snapshot, streamKey } from './model'

export interface Target {
  kind: 'server' | 'stream' | 'cluster' | 'region'
  id: string
  label: string
  /** What tells two targets of one name apart. */
  detail: string
}

/** All that can be jumped to, in the order regions, clusters, servers, streams. */
export function targets(snapshot: Snapshot): Target[] {
  return [
    ...snapshot.regions.map((r) => ({ kind: 'region' as const, id: r.id, label: r.label, detail: 'region' })),
    ...snapshot.clusters.map((c) => ({
      kind: 'cluster' as const,
      id: c.name,
      label: c.name,
      detail: c.crossRegion ? 'cross-region cluster' : 'cluster',
    })),
    ...snapshot.servers.map((s) => ({
      kind: 'server' as const,
      id: s.key,
      label: s.key,
      detail: s.cluster === null ? 'server' : `server of ${s.cluster}`,
    })),
    ...snapshot.streams.map((s) => ({
      kind: 'stream' as const,
      id: streamKey(s),
      label: s.name,
      detail: `stream of ${s.account}`,
    })),
  ]
}

/** All targets that match, best first; see `search`. Nothing typed finds nothing. */
export function find(snapshot: Snapshot, text: string, limit = 12): Target[] {
  return text.trim() === '' ? [] : search(targets(snapshot), text, limit)
}

/** What can be searched: by its label first, then by its detail and id. */
export type Searched = Pick<Target, 'label' | 'detail' | 'id'>

/**
 * The best matches for what was typed, best first: the whole name, its beginning, the beginning of a part of it
 * (`az1` in `rg2-az1`), anywhere, then its letters in their order (`r2a1`). Case does not matter; several words must all match.
 * Nothing typed finds all, in their order.
 */
export function search<T extends Searched>(list: readonly T[], text: string, limit: number): T[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return list
    .map((item, place) => ({ item, place, rank: rank(item, words) }))
    .filter((m) => m.rank < MISS)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, limit)
    .map((m) => m.item)
}

const MISS = 1000

function rank(item: Searched, words: readonly string[]): number {
  const label = item.label.toLowerCase()
  let sum = 0
  for (const word of words) {
    if (label === word) sum += 0
    else if (label.startsWith(word)) sum += 1
    else if (label.split(/[-_. ]/).some((part) => part.startsWith(word))) sum += 2
    else if (label.includes(word)) sum += 3
    else if (`${item.detail} ${item.id}`.toLowerCase().includes(word)) sum += 10
    else if (word.length > 1 && hasInOrder(label, word)) sum += 20
    else return MISS
  }
  return sum
}

function hasInOrder(label: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = label.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
