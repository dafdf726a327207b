/**
 * Index of a cluster's colour: its place among the sorted cluster names, mod 8 (tokens `--c0` … `--c7`).
 * `striped` for the second eight, which carry 45° stripes. Unknown clusters get null and are drawn grey.
 */
export function clusterColour(
  clusters: readonly { name: string }[],
  name: string | null,
): { index: number; striped: boolean } | null {
  if (name === null) return null
  const place = clusters
    .map((c) => c.name)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .indexOf(name)
  return place < 0 ? null : { index: place % 8, striped: place % 16 >= 8 }
}
