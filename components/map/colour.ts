import type { CSSProperties } from 'react'

/** Colour of a cluster, as the custom properties `--cluster` and `--on-cluster`; grey when it has none. */
export function clusterStyle(index: number | null): CSSProperties {
  const vars: Record<string, string> =
    index === null
      ? { '--cluster': 'var(--line-2)', '--on-cluster': 'var(--surface)' }
      : { '--cluster': `var(--c${index})`, '--on-cluster': `var(--on-c${index})` }
  return vars
}

/** Paint of the second eight clusters: 45° stripes over the colour. */
export const STRIPES = 'url(#cluster-stripes)'
