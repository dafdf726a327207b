import type { RoutePair } from '@/lib/domain/route-pairs'
import { type RouteTally, tallyRoutes, tallyState } from '@/lib/domain/route-tally'
import { combsOf } from '@/lib/graph/capsules/combs'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import type { Layout, ServerBox } from '@/lib/graph/layout'
import { routeArches } from '@/lib/graph/route-arches'
import { drawnRoutes } from '../drawn-routes'
import links from '../links.module.css'
import { routeName } from '../RouteLayer'
import { routesName } from './notes-of'

/**
 * Routes where servers are capsules: a comb over the cells of each cluster, a leg for the routes that touch an AZ of it.
 * Where servers are drawn one by one, those that are not whole and those of the server in focus are lines of their own.
 */
export function CapsuleRoutes({
  layout,
  pairs,
  focus,
  dim,
}: {
  layout: CapsuleLayout
  pairs: readonly RoutePair[]
  focus: string | null
  dim: boolean
}) {
  const combs = combsOf(layout)
  const legOf = new Map(
    combs.flatMap((c) => c.legs.flatMap((l) => l.keys.map((key) => [key, l.id] as const))),
  )
  const tallies = tallyRoutes(pairs, (server) => legOf.get(server))
  const lines = ownLines(layout, pairs, focus)
  return (
    <g className={dim ? links.dim : undefined}>
      {combs.map((comb) => {
        const legs = comb.legs.flatMap(({ id, d }) => {
          const tally = tallies.get(id)
          return tally ? [{ id, d, tally }] : []
        })
        if (legs.length === 0) return null
        return (
          <g key={comb.id}>
            {comb.bus && <path className={links[`route-${busState(legs)}`]} d={comb.bus} />}
            {legs.map(({ id, d, tally }) => (
              <Line key={id} d={d} state={tallyState(tally)} name={`${comb.cluster}: ${routesName(tally)}`} />
            ))}
          </g>
        )
      })}
      {lines.map(({ pair, d }) => (
        <Line key={pair.id} d={d} state={pair.state} name={routeName(pair)} />
      ))}
    </g>
  )
}

function Line({ d, state, name }: { d: string; state: RoutePair['state']; name: string }) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
    <g role="img" aria-label={name} className={links.route}>
      <title>{name}</title>
      <path className={links.hit} d={d} />
      <path className={links[`route-${state}`]} d={d} />
    </g>
  )
}

/** The bus tells whether the cluster is joined at all; which AZ misses some, its leg tells. */
const busState = (legs: readonly { tally: RouteTally }[]) =>
  legs.every((l) => tallyState(l.tally) === 'broken') ? 'broken' : 'full'

/** Of servers that are drawn, to others that are or into their capsules. */
function ownLines(layout: CapsuleLayout, pairs: readonly RoutePair[], focus: string | null) {
  const chips = new Set(layout.servers.map((s) => s.key))
  const drawn = drawnRoutes(layout, pairs, focus).filter((p) => chips.has(p.a) || chips.has(p.b))
  const inside = layout.capsules.flatMap((c) =>
    c.keys.map((key): ServerBox => ({ key, form: 'chip', band: c.band, x: c.x, y: c.y, w: c.w, h: c.h })),
  )
  const all: Pick<Layout, 'servers'> = { servers: [...layout.servers, ...inside] }
  const known = new Map(drawn.map((p) => [p.id, p]))
  return routeArches(all, drawn).flatMap(({ id, d }) => {
    const pair = known.get(id)
    return pair ? [{ pair, d }] : []
  })
}
