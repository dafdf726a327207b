import { azKey } from '@/lib/domain/az'
import { findingKey } from '@/lib/domain/findings'
import {
  type Az,
  type Cluster,
  type Finding,
  type GatewayLink,
  gatewayKey,
  type Region,
  type Server,
  type Snapshot,
  type Stream,
  streamKey,
  type Tombstone,
} from '@/lib/domain/model'
import type { Selection } from '@/lib/url/selection'

/** What the address selects, found in this snapshot. */
export type Selected =
  | { kind: 'nothing' }
  | { kind: 'server'; server: Server }
  | { kind: 'cluster'; cluster: Cluster }
  | { kind: 'region'; region: Region }
  | { kind: 'az'; region: Region; az: Az }
  | { kind: 'gateway'; link: GatewayLink; back: GatewayLink | null }
  | { kind: 'stream'; stream: Stream }
  | { kind: 'tombstone'; tombstone: Tombstone }
  | { kind: 'finding'; finding: Finding }
  | { kind: 'vanished'; selection: Selection }

/** Finds the selection; `vanished` when this snapshot does not hold it. */
export function resolve(snapshot: Snapshot, selection: Selection | null): Selected {
  if (selection === null) return { kind: 'nothing' }
  const { kind, id } = selection
  const vanished: Selected = { kind: 'vanished', selection }
  switch (kind) {
    case 'server': {
      const server = snapshot.servers.find((s) => s.key === id)
      return server ? { kind, server } : vanished
    }
    case 'cluster': {
      const cluster = snapshot.clusters.find((c) => c.name === id)
      return cluster ? { kind, cluster } : vanished
    }
    case 'region': {
      const region = snapshot.regions.find((r) => r.id === id)
      return region ? { kind, region } : vanished
    }
    case 'az': {
      for (const region of snapshot.regions) {
        const az = region.azs.find((a) => azKey(region.id, a.id) === id)
        if (az) return { kind, region, az }
      }
      return vanished
    }
    case 'gateway': {
      // A mark of the map stands for both directions, and nobody may report the one that it is called by.
      const reverse = id.split('>').reverse().join('>')
      const link =
        snapshot.gateways.find((g) => gatewayKey(g) === id) ??
        snapshot.gateways.find((g) => gatewayKey(g) === reverse)
      const back = snapshot.gateways.find((g) => g.from === link?.to && g.to === link.from) ?? null
      return link ? { kind, link, back } : vanished
    }
    case 'stream': {
      const stream = snapshot.streams.find((s) => streamKey(s) === id)
      if (stream) return { kind, stream }
      const tombstone = snapshot.tombstones.find((t) => streamKey(t) === id)
      return tombstone ? { kind: 'tombstone', tombstone } : vanished
    }
    case 'finding': {
      const finding = snapshot.findings.find((f) => findingKey(f) === id)
      return finding ? { kind, finding } : vanished
    }
    default:
      return kind satisfies never
  }
}
