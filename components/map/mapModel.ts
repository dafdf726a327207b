import { clusterColour } from '@/lib/domain/cluster-order'
import { linkState } from '@/lib/domain/link-state'
import { type GatewayEnd, type GatewayLink, gatewayKey, type Server, type Snapshot } from '@/lib/domain/model'
import { type ReplicaCounts, replicaCounts } from '@/lib/domain/replica-counts'
import { ALL_PAIRS } from '@/lib/graph/metrics'
import { MOST_STRANDS } from '@/lib/graph/strands'
import { type Pair, pairKey } from '@/lib/graph/topology'
import type { Selection } from '@/lib/url/selection'
import { type SurvivalWords, survivals } from './survival'

/** What the marks need, looked up once per snapshot. */
export interface MapModel {
  servers: Map<string, Server>
  /** Leaders and followers on each server, over all streams. */
  counts: Map<string, ReplicaCounts>
  links: Map<string, GatewayLink>
  colours: Map<string, { index: number; striped: boolean }>
  /** Since when a gateway link is broken, by its key, from the findings. */
  brokenSince: Map<string, string>
  /** Of cross-region clusters. */
  survivals: Map<string, SurvivalWords>
}

export function mapModel(snapshot: Snapshot): MapModel {
  const colours: MapModel['colours'] = new Map()
  for (const { name } of snapshot.clusters) {
    const colour = clusterColour(snapshot.clusters, name)
    if (colour) colours.set(name, colour)
  }
  return {
    servers: new Map(snapshot.servers.map((s) => [s.key, s])),
    counts: replicaCounts(snapshot.streams),
    links: new Map(snapshot.gateways.map((g) => [gatewayKey(g), g])),
    colours,
    survivals: survivals(snapshot),
    brokenSince: new Map(
      snapshot.findings.flatMap((f) =>
        f.subject.kind === 'gateway' && f.severity === 'critical' ? [[f.subject.id, f.since] as const] : [],
      ),
    ),
  }
}

/** Since when the worse direction of a pair is broken; null when none is, or nobody said. */
export function pairBrokenSince(model: MapModel, pair: Pair): string | null {
  for (const key of [`${pair.a}>${pair.b}`, `${pair.b}>${pair.a}`]) {
    const since = model.brokenSince.get(key)
    if (since && linkState(model.links.get(key)) === 'broken') return since
  }
  return null
}

/** Mark that a selection stands for; both directions of a gateway are one mark. */
export function markOf(selection: Selection | null): string | null {
  if (!selection) return null
  if (selection.kind !== 'gateway') return `${selection.kind}:${selection.id}`
  const [from = '', to = ''] = selection.id.split('>')
  return from < to ? `gateway:${from}>${to}` : `gateway:${to}>${from}`
}

/**
 * Pairs to draw: all up to twelve; above, only those that are not whole or touch the cluster in focus.
 */
export function drawnPairs(pairs: Pair[], model: MapModel, focus: string | null): Pair[] {
  if (pairs.length <= ALL_PAIRS) return pairs
  return pairs.filter((p) => {
    if (p.a === focus || p.b === focus || focus === pairKey(p)) return true
    const whole = (key: string) => linkState(model.links.get(key)) === 'full'
    return !whole(`${p.a}>${p.b}`) || !whole(`${p.b}>${p.a}`)
  })
}

/** Cluster (or pair key) whose bundles the operator looks at. */
export function focusOf(selection: Selection | null, model: MapModel): string | null {
  if (selection?.kind === 'cluster') return selection.id
  if (selection?.kind === 'server') return model.servers.get(selection.id)?.cluster ?? null
  return markOf(selection)?.match(/^gateway:(.*)$/)?.[1] ?? null
}

/** How many connections an open bundle shows abreast; 0: it is closed, or there are too many to tell apart. */
export function strandCount(model: MapModel, { a, b }: Pair, selection: Selection | null): number {
  const isLookedAt =
    (selection?.kind === 'cluster' && (selection.id === a || selection.id === b)) ||
    (selection?.kind === 'gateway' && markOf(selection) === `gateway:${a}>${b}`)
  if (!isLookedAt) return 0
  const count = [`${a}>${b}`, `${b}>${a}`].reduce(
    (sum, key) => sum + outboundOf(model.links.get(key)).length,
    0,
  )
  return count > MOST_STRANDS ? 0 : count
}

/** What the servers of the side that connects say, one each. */
export const outboundOf = (link: GatewayLink | undefined): GatewayEnd[] =>
  link?.servers.filter((e) => e.direction === 'outbound') ?? []
