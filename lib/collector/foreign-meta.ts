import type { Seen } from '@/lib/domain/facts'
import type { MetaView } from '@/lib/domain/observation'
import type { Arrival } from './facts-store'

/** Without an answer of its leader for this long, any other group may be ours. */
const META_STANDS_MS = 30_000

/** A leafnode with a JetStream domain of its own has a leader too: of a smaller group, which ours does not know. */
export function isForeignMeta(
  known: Seen<MetaView> | null,
  { origin, at }: Arrival,
  view: MetaView,
): boolean {
  if (!known || known.from === origin.name || at - known.at > META_STANDS_MS) return false
  if (known.value.peers.some((p) => p.name === origin.name)) return false
  return (view.size ?? 0) < (known.value.size ?? 0)
}
