'use client'
import { memo, useMemo } from 'react'
import type { ServerRoutes } from '@/lib/domain/model'
import { type RoutePair, routePairs } from '@/lib/domain/route-pairs'
import type { Layout } from '@/lib/graph/layout'
import { routeArches } from '@/lib/graph/route-arches'
import { drawnRoutes } from './drawn-routes'
import styles from './links.module.css'
import { roundTrip } from './words'

/** The routes inside clusters, over the cards of their bands. */
export const RouteLayer = memo(function RouteLayer({
  layout,
  routes,
  focus,
  dim,
}: {
  layout: Layout
  routes: readonly ServerRoutes[]
  /** A server whose routes are drawn whatever their number. */
  focus: string | null
  dim: boolean
}) {
  const { pairs, arches } = useMemo(() => {
    const drawn = drawnRoutes(layout, routePairs(routes), focus)
    return { pairs: new Map(drawn.map((p) => [p.id, p])), arches: routeArches(layout, drawn) }
  }, [layout, routes, focus])
  return (
    <g className={dim ? styles.dim : undefined}>
      {arches.map(({ id, d }) => {
        const pair = pairs.get(id)
        if (!pair) return null
        const name = routeName(pair)
        return (
          // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
          <g key={id} role="img" aria-label={name} className={styles.route}>
            <title>{name}</title>
            <path className={styles.hit} d={d} />
            <path className={styles[`route-${pair.state}`]} d={d} />
          </g>
        )
      })}
    </g>
  )
})

/** `route rg1-az1 and rg1-az2: connected, 0.3 ms` · `…: rg1-az1 says connected, rg1-az2 says not` · `…: not connected` */
export function routeName({ a, b, ab, ba, state, rttMs }: RoutePair): string {
  const [first, other] = ab === false ? [b, a] : [a, b]
  const words = {
    full: 'connected',
    part:
      ab === null || ba === null
        ? `${other} says not connected, ${first} says nothing`
        : `${first} says connected, ${other} says not`,
    broken: 'not connected',
    unknown: 'not reported',
  }[state]
  const rtt = state === 'broken' ? null : roundTrip(rttMs)
  return `route ${a} and ${b}: ${[words, rtt].filter(Boolean).join(', ')}`
}
