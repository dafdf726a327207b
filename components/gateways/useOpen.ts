'use client'
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs'

const EVERY = '*'
const parser = parseAsArrayOf(parseAsString).withDefault([]).withOptions({ history: 'push' })

/** The clusters whose servers are shown, kept in the address as `open`; `*` stands for all of them. */
export function useOpen(clusters: readonly string[]) {
  const [named, setNamed] = useQueryState('open', parser)
  const all = named.includes(EVERY)
  const open = new Set(all ? clusters : clusters.filter((c) => named.includes(c)))
  return {
    isOpen: (cluster: string) => open.has(cluster),
    /** null: some are open and some are not. */
    level:
      open.size === 0 ? ('clusters' as const) : open.size === clusters.length ? ('servers' as const) : null,
    setLevel: (level: 'clusters' | 'servers') => void setNamed(level === 'servers' ? [EVERY] : null),
    toggle: (cluster: string) => {
      const next = clusters.filter((c) => open.has(c) !== (c === cluster))
      void setNamed(next.length === 0 ? null : next.length === clusters.length ? [EVERY] : next)
    },
    /** Names in the address that are no cluster with gateways; of separators without a name they themselves. */
    unusable: unusable(named, clusters),
    forget: () => void setNamed(all ? [EVERY] : open.size === 0 ? null : [...open]),
  }
}

function unusable(named: readonly string[], clusters: readonly string[]): string[] {
  if (named.length > 0 && named.every((c) => c === '')) return [named.join(',')]
  return named.filter((c) => c !== '' && c !== EVERY && !clusters.includes(c))
}
