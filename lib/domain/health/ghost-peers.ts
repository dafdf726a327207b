import { ghostId } from '../ghost-peer'
import { streamKey } from '../model'
import { names, type Rule } from './rule'

/** Members of the meta group whose name nobody knows: servers that are gone for good and still count for its majority. */
export const ghostPeers: Rule = {
  code: 'GHOST_PEER',
  check({ meta, streams }) {
    return meta.peers.flatMap((peer) => {
      const id = ghostId(peer.server)
      if (id === null) return []
      const held = streams.filter((s) => s.replicas.some((r) => ghostId(r.server) === id)).map(streamKey)
      return [
        {
          severity: 'warning',
          subject: { kind: 'meta', id: `peer ${id}` },
          summary: `A peer without a name counts for the meta group: peer id ${id}`,
          evidence: [
            `the meta leader ${meta.via} says "Server name unknown", and no server ever heard of has this id`,
            `it makes the group ${meta.size} strong, so that ${meta.quorum} are needed`,
            ...(held.length > 0 ? [`it is a replica of ${names(held)}`] : []),
          ],
          remedy: `If that server will never return, remove it: \`nats server cluster peer-remove ${id}\`.`,
        },
      ]
    })
  },
}
