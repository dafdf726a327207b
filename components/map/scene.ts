import type { Sieve } from '@/lib/domain/query/sieve'
import type { MarkProps } from './Mark'
import type { MapModel, overlayOf } from './mapModel'

/** What the marks of both kinds of map need of the canvas that holds them. */
export interface SceneHelp {
  model: MapModel
  metaLeader: string | null
  overlay: ReturnType<typeof overlayOf>
  sieve: Sieve
  mark: (id: string) => MarkProps
  sifted: (id: string) => MarkProps & { passedOver: boolean }
  colour: (cluster: string | null) => { colour: number | null; striped: boolean }
  /** Whether the selected server is one of these. */
  holdsSelected: (keys: readonly string[]) => boolean
}
