import type { Leafz } from '@/lib/domain/observation'
import { flag, goDuration, type Json, list, num, str } from '../read'
import { address } from './peerings'

/**
 * `$SYS.REQ.SERVER.PING.LEAFZ`: one entry a leafnode connection, from whichever side. `name`, `is_spoke` and
 * `compression` came after 2.9, `id` after 2.10.
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
      address: address(str(leaf, 'ip'), num(leaf, 'port')),
      cid: num(leaf, 'id'),
      rttMs: goDuration(str(leaf, 'rtt')),
      subscriptions: num(leaf, 'subscriptions'),
      inMsgs: num(leaf, 'in_msgs'),
      outMsgs: num(leaf, 'out_msgs'),
      inBytes: num(leaf, 'in_bytes'),
      outBytes: num(leaf, 'out_bytes'),
      compression: str(leaf, 'compression'),
    })),
  }
}
