import type { Leafz } from '@/lib/domain/observation'
import { flag, goDuration, type Json, list, num, str } from '../read'

/**
 * `$SYS.REQ.SERVER.PING.LEAFZ`: one entry a leafnode connection, from whichever side. `name` and `is_spoke` came after 2.9.
 */
export function decodeLeafz(data: Json): Leafz {
  const leafs = list(data, 'leafs')
  return {
    count: num(data, 'leafnodes') ?? leafs.length,
    leafs: leafs.map((leaf) => ({
      name: str(leaf, 'name'),
      account: str(leaf, 'account'),
      isSpoke: flag(leaf, 'is_spoke'),
      host: str(leaf, 'ip'),
      rttMs: goDuration(str(leaf, 'rtt')),
    })),
  }
}
