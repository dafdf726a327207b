import { clusterColour } from '@/lib/domain/cluster-order'
import { type LinkState, linkState } from '@/lib/domain/link-state'
import {
  type GatewayEnd,
  type GatewayLink,
  gatewayKey,
  type Server,
  type Snapshot,
  streamKey,
} from '@/lib/domain/model'
import { type ReplicaCounts, replicaCounts } from '@/lib/domain/replica-counts'
import { drawsAll } from '@/lib/graph/metrics'
import { MOST_STRANDS } from '@/lib/graph/strands'
import { type Pair, pairKey, type Topology } from '@/lib/graph/topology'
import type { Selection } from '@/lib/url/selection'
import { type SurvivalWords, survivals } from './survival'

/** What the marks need, looked up once per snapshot. */
export interface MapModel {
  servers: Map<string, Server>
  /** Leaders and followers on each server, over all streams. */
  counts: Map<string, ReplicaCounts>
  links: Map<string, GatewayLink>
  colours: Map<string, { index: number; striped: boolean }>
  /** How many servers of a cluster are up. */
  up: Map<string, number>
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
  const up = new Map<string, number>()
  for (const { cluster, state } of snapshot.servers)
    if (cluster !== null && state === 'up') up.set(cluster, (up.get(cluster) ?? 0) + 1)
  return {
    up,
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

/** Every server that is up has its connection: what is missing is told by the servers that are not. */
const isWhole = (model: MapModel, key: string): boolean => {
  const link = model.links.get(key)
  if (linkState(link) === 'full') return true
  return (
    link !== undefined && link.connected > 0 && link.connected >= (model.up.get(link.from) ?? link.expected)
  )
}

/**
 * Pairs to draw: all up to twelve; above, and in a scope, only those with a fault of their own or of the cluster in focus.
 */
export function drawnPairs(
  topology: Pick<Topology, 'pairs' | 'sparse'>,
  model: MapModel,
  focus: string | null,
): Pair[] {
  if (drawsAll(topology)) return topology.pairs
  return topology.pairs.filter((p) => {
    if (p.a === focus || p.b === focus || focus === pairKey(p)) return true
    return !isWhole(model, `${p.a}>${p.b}`) || !isWhole(model, `${p.b}>${p.a}`)
  })
}

/** The worse of the two directions of a pair; a direction that misses only servers that are down is whole. */
export function pairState(model: MapModel, { a, b }: Pair): LinkState {
  const states = [`${a}>${b}`, `${b}>${a}`].map((key) =>
    isWhole(model, key) ? 'full' : linkState(model.links.get(key)),
  )
  return WORST_LINK.find((state) => states.includes(state)) ?? 'full'
}

/** In the order in which links are named where not all can be. */
export const WORST_LINK: readonly LinkState[] = ['broken', 'part', 'unknown', 'full']

/** What the operator looks at: where regions are capsules, the servers of these are drawn one by one. */
export function lookedAt(
  selection: Selection | null,
  snapshot: Snapshot,
  model: MapModel,
): { cluster: string; region: string | null }[] {
  if (selection?.kind === 'stream') {
    const stream = snapshot.streams.find((s) => streamKey(s) === selection.id)
    const keys = stream?.replicas.map((r) => r.server) ?? []
    return keys.flatMap((key) => {
      const server = model.servers.get(key)
      return server?.cluster ? [{ cluster: server.cluster, region: server.region }] : []
    })
  }
  if (selection?.kind === 'cluster') return [{ cluster: selection.id, region: null }]
  const server = selection?.kind === 'server' ? model.servers.get(selection.id) : undefined
  return server?.cluster ? [{ cluster: server.cluster, region: server.region }] : []
}

/** Cluster (or pair key) whose bundles the operator looks at. */
export function focusOf(selection: Selection | null, model: MapModel): string | null {
  if (selection?.kind === 'cluster') return selection.id
  if (selection?.kind === 'server') return model.servers.get(selection.id)?.cluster ?? null
  return markOf(selection)?.match(/^gateway:(.*)$/)?.[1] ?? null
}

/** How many connections an open bundle shows abreast; 0: it is closed, or there are too many to tell apart. */
export function strandCount(model: MapModel, { a, b }: Pair, selection: Selection | null): number {
  const cluster =
    selection?.kind === 'server'
      ? model.servers.get(selection.id)?.cluster
      : selection?.kind === 'cluster' && selection.id
  const isLookedAt =
    cluster === a ||
    cluster === b ||
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
