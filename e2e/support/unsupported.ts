import { peerId } from '@/lib/nats/peer-id'
import { connectSystem } from './stack'

/** No nats-server has it. */
export const LEVEL = 99

/**
 * Assigns a stream to these servers that none of them supports, as is left of one when nats-server is downgraded. The API
 * does not take such a stream, since servers work out its level themselves: the meta leader gets what its own servers hand it
 * (`handleForwardedProposal` of nats-server's raft.go). Deleted like any other.
 */
export async function assignUnsupported(name: string, cluster: string, servers: string[]): Promise<void> {
  const stream = {
    ...{ name, subjects: [`${name.toLowerCase()}.*`], retention: 'limits', discard: 'old', storage: 'file' },
    ...{ max_consumers: -1, max_msgs: -1, max_bytes: -1, max_age: 0, max_msgs_per_subject: -1 },
    ...{ max_msg_size: -1, duplicate_window: 120e9, num_replicas: servers.length, placement: { cluster } },
    metadata: { '_nats.req.level': String(LEVEL) },
  }
  const assignment = {
    client: { acc: 'APP', svc: 'APP' },
    created: new Date().toISOString(),
    stream,
    group: { name: `S-R${servers.length}F-unsupprt`, peers: servers.map(peerId), store: 'file', cluster },
    sync: '_INBOX.orrery-e2e',
  }
  const nc = await connectSystem()
  try {
    // `assignStreamOp` is 0.
    nc.publish('$NRG.P._meta_', Buffer.from(`\0${JSON.stringify(assignment)}\n`))
    await nc.flush()
  } finally {
    await nc.close()
  }
}
