import type { ServerDetail } from '@/lib/domain/server-detail'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import { decodeServerDetail } from '@/lib/nats/endpoints/varz'
import { decodeEnvelope } from '@/lib/nats/envelope'
import type { Link } from '@/lib/nats/link'
import type { Json } from '@/lib/nats/read'
import type { SuperclusterCollector } from './collector'

const TIMEOUT_MS = 700
/** Viewers of one page share one look at the server. */
const SHARED_MS = 1000
/** The last answer of a server that no longer speaks stays readable. */
const KEPT = 2000

interface Kept<T> {
  at: number
  value: Promise<T | null>
  last: T | null
}

const kept = new Map<string, Kept<ServerDetail | StreamDetail>>()

/** Everything one server says about itself, asked now (shared for a second); the last answer when it does not speak. */
export async function readServerDetail(c: SuperclusterCollector, key: string): Promise<ServerDetail | null> {
  const server = c.hub.current.servers.find((s) => s.key === key)
  const id = server?.id
  if (!server || !id) return null
  const origin = c.store.servers.get(id)?.origin
  const links = [...c.vantages.links()]
  const link = (links.find(([v]) => v === server.cluster) ?? links[0])?.[1]
  return shared(`server ${key}`, async () => {
    if (!origin || !link) return null
    const ask = (endpoint: string) => askServer(link, id, endpoint, '')
    const [varz, jsz, routez] = await Promise.all([ask('VARZ'), ask('JSZ'), ask('ROUTEZ')])
    if (!varz) return null
    return decodeServerDetail({
      origin,
      varz,
      jsz,
      routez,
      observedAt: new Date().toISOString(),
      via: link.server.name,
      nameOfId: (other) => c.store.servers.get(other)?.origin.name ?? null,
    })
  })
}

async function askServer(link: Link, id: string, endpoint: string, payload: string): Promise<Json | null> {
  try {
    const { text } = await link.request(`$SYS.REQ.SERVER.${id}.${endpoint}`, payload, TIMEOUT_MS)
    const envelope = decodeEnvelope(text)
    return envelope.ok ? envelope.data : null
  } catch {
    // Who does not answer is told by the snapshot; here the last answer serves.
    return null
  }
}

async function shared<T extends ServerDetail | StreamDetail>(
  key: string,
  read: () => Promise<T | null>,
): Promise<T | null> {
  // Keys carry their kind, so what is kept under one is of its type.
  const known = kept.get(key) as Kept<T> | undefined
  if (known && Date.now() - known.at < SHARED_MS) return (await known.value) ?? known.last
  const value = read()
  const entry: Kept<T> = { at: Date.now(), value, last: known?.last ?? null }
  kept.delete(key)
  kept.set(key, entry)
  const oldest = kept.keys().next().value
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  const fresh = await value
  if (fresh) entry.last = fresh
  return fresh ?? entry.last
}
