import type { ServerKey } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { MarkProps } from './Mark'
import type { MapModel } from './mapModel'
import type { Overlay } from './overlays'

/** What the marks of both kinds of map need of the canvas that holds them. */
export interface SceneHelp {
  model: MapModel
  metaLeader: string | null
  /** Streams drawn over it, first the one that is looked at. */
  overlays: readonly Overlay[]
  sieve: Sieve
  mark: (id: string) => MarkProps
  sifted: (id: string) => MarkProps & { passedOver: boolean }
  /** Find picks it out: it stays as it is where a stream dims what it does not touch. */
  found: (id: string) => boolean
  colour: (cluster: string | null) => { colour: number | null; striped: boolean }
  /** Outbound gateway connections of the servers of a cluster that is looked at, as `3/3`: connected of wanted. */
  gateways: ReadonlyMap<ServerKey, string>
  /** Whether the selected server is one of these. */
  holdsSelected: (keys: readonly string[]) => boolean
}
