import { type ConsumerLeaders, MOST_CONSUMERS } from '@/lib/domain/consumer-leaders'
import { count } from '@/lib/domain/format'
import { decodeConsumersLed } from '@/lib/nats/endpoints/consumer-leaders'
import type { SuperclusterCollector } from './collector'
import { askServer, nearestLink } from './server-details'
import { SharedLook } from './shared-look'

const PAYLOAD = JSON.stringify({ accounts: true, streams: true, consumer: true, limit: 1_000_000 })
const looks = new SharedLook<ConsumerLeaders>(5000)

/** How many consumers each server leads. All viewers share one look. */
export async function readConsumerLeaders(c: SuperclusterCollector): Promise<ConsumerLeaders | null> {
  return looks.read('all', async () => {
    const able = c.hub.current.servers.filter((s) => s.jetstream !== null)
    const held = able.reduce((sum, s) => sum + (s.jetstream?.consumers ?? 0), 0)
    const at = new Date().toISOString()
    if (held > MOST_CONSUMERS) {
      const why = `The servers hold ${count(held)} copies of consumers; more than ${count(MOST_CONSUMERS)} are not asked for, so as not to burden them.`
      return { at, leaders: null, why, silent: [] }
    }
    const answers = await Promise.all(
      able.map(async ({ key, id, name, cluster }) => {
        const link = nearestLink(c, cluster)
        const envelope = link && id !== null ? await askServer(link, id, 'JSZ', PAYLOAD) : null
        return { key, led: envelope?.ok ? decodeConsumersLed(envelope.data, name) : null }
      }),
    )
    const leaders: Record<string, number> = {}
    // A consumer that two claim is in the middle of a change: it counts once.
    const claimed = new Set<string>()
    for (const { key, led } of answers) {
      if (led === null) continue
      const own = led.filter((consumer) => !claimed.has(consumer))
      for (const consumer of own) claimed.add(consumer)
      leaders[key] = own.length
    }
    const silent = answers.filter((a) => a.led === null).map((a) => a.key)
    return { at, leaders, why: null, silent }
  })
}
