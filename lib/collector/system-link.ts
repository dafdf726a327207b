import { NatsFault } from '@/lib/nats/errors'
import type { SuperclusterCollector } from './collector'

/** One answer of the JetStream API as text. Throws NatsFault. */
export interface JetStreamLink {
  request(subject: string, payload: string, timeoutMs: number): Promise<string>
}

/** The JetStream API as the system account has it, through the vantage nearest to the meta leader that is connected now. */
export function systemLink(collector: SuperclusterCollector): JetStreamLink {
  return {
    async request(subject, payload, timeoutMs) {
      const links = [...collector.vantages.links().values()]
      const leader = collector.hub.current.meta.leader
      const cluster = collector.hub.current.servers.find((s) => s.key === leader)?.cluster
      const link = links.find((l) => l.server.cluster === cluster) ?? links[0]
      if (!link) throw new NatsFault('unreachable', 'no connection to the system account')
      const { text, unreadable } = await link.request(subject, payload, timeoutMs)
      if (unreadable !== undefined)
        throw new NatsFault('failed', `unreadable answer to ${subject} (${unreadable})`)
      return text
    },
  }
}
