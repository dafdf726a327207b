import type { View } from './density'
import { drawnFor } from './fit'
import { type Layout, layout } from './layout'
import { type Bundle, route } from './route'
import type { Pair, Topology } from './topology'

/**
 * `layout` of what is drawn for a window (see `drawnFor`) that keeps the identity of its answer while topology and window stay, so that memoised marks are left alone
 * when only measurements change.
 */
export function rememberedLayout(): (topology: Topology, view: View) => Layout {
  let last: { key: string; value: Layout } | null = null
  return (topology, view) => {
    const key = JSON.stringify([topology, view])
    if (last?.key !== key) last = { key, value: drawnFor(view, (v) => layout(topology, v)) }
    return last.value
  }
}

/** `route` that keeps the identity of its answer while layout and pairs stay. */
export function rememberedRoutes(): (layout: Layout, pairs: Pair[]) => Bundle[] {
  let last: { layout: Layout; key: string; value: Bundle[] } | null = null
  return (on, pairs) => {
    const key = JSON.stringify(pairs)
    if (last?.layout !== on || last.key !== key) last = { layout: on, key, value: route(on, pairs) }
    return last.value
  }
}
