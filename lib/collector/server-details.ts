import type { ServerDetail } from '@/lib/domain/server-detail'
import { readAnswer } from '@/lib/nats/answers'
import { decodeServerDetail } from '@/lib/nats/endpoints/varz'
import type { Envelope, Parse } from '@/lib/nats/envelope'
import type { Link } from '@/lib/nats/link'
import type { SuperclusterCollector } from './collector'
import { SharedLook } from './shared-look'

const TIMEOUT_MS = 700
const looks = new SharedLook<ServerDetail>(1000)

/** Everything one server says about itself, asked now (shared for a second); its last answer when it does not speak. */
export async function readServerDetail(c: SuperclusterCollector, key: string): Promise<ServerDetail | null> {
  const server = c.hub.current.servers.find((s) => s.key === key)
  const id = server?.id
  if (!server || !id) return null
  return looks.read(key, async () => {
    const origin = c.store.servers.get(id)?.origin
    const link = nearestLink(c, server.cluster)
    if (!origin || !link) return null
    const ask = async (endpoint: string) => {
      const envelope = await askServer(link, id, endpoint, '')
      return envelope?.ok ? envelope.data : null
    }
    const [varz, jsz, routez, gatewayz] = await Promise.all([
      ask('VARZ'),
      ask('JSZ'),
      ask('ROUTEZ'),
      ask('GATEWAYZ'),
    ])
    if (!varz) return null
    return decodeServerDetail({
      origin,
      varz,
      jsz,
      routez,
      gatewayz,
      observedAt: new Date().toISOString(),
      via: link.server.name,
      nameOfId: (other) =>
        c.hub.current.servers.find((s) => s.id === other)?.key ??
        c.store.servers.get(other)?.origin.name ??
        null,
    })
  })
}

/** The vantage in that cluster, else any. */
export function nearestLink(c: SuperclusterCollector, cluster: string | null): Link | null {
  const links = c.vantages.links()
  return links.get(cluster ?? '') ?? links.values().next().value ?? null
}

/** One server's answer to one endpoint; null when it stays silent, which the snapshot tells better. */
export async function askServer(
  link: Link,
  id: string,
  endpoint: string,
  payload: string,
  keep?: string,
  parse?: Parse,
): Promise<Envelope | null> {
  try {
    const subject = `$SYS.REQ.SERVER.${id}.${endpoint}`
    return readAnswer(subject, await link.request(subject, payload, TIMEOUT_MS, keep), parse)
  } catch {
    return null
  }
}
