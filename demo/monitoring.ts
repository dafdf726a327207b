import { z } from 'zod'

/** What one server says about itself on its own HTTP monitoring port. */
const varz = z.object({ server_id: z.string(), server_name: z.string(), version: z.string() })
const healthz = z.object({ status: z.string() })
const jsz = z.object({
  meta_cluster: z
    .object({
      leader: z.string().optional(),
      cluster_size: z.number().optional(),
      replicas: z.array(z.object({ name: z.string(), offline: z.boolean().optional() })).optional(),
    })
    .optional(),
})

export interface MetaView {
  leader: string | null
  /** Members by name, the leader included; only the leader's own answer has them. */
  members: string[]
}

export interface ServerView {
  id: string
  name: string
  healthy: boolean
  meta: MetaView
}

/** Looks at one server over its monitoring port; null when it does not answer in full. */
export async function lookAt(httpPort: number): Promise<ServerView | null> {
  const [about, health, jetstream] = await Promise.all([
    get(httpPort, '/varz', varz),
    get(httpPort, '/healthz', healthz),
    get(httpPort, '/jsz', jsz),
  ])
  if (!about) return null
  const meta = jetstream?.meta_cluster
  const online = (meta?.replicas ?? []).filter((replica) => replica.offline !== true)
  const leader = meta?.leader || null
  return {
    id: about.server_id,
    name: about.server_name,
    healthy: health?.status === 'ok',
    meta: { leader, members: leader ? [leader, ...online.map((replica) => replica.name)] : [] },
  }
}

/** One answer, decoded; null when there is none, or none of that shape. /healthz answers 503 with its status. */
async function get<T>(port: number, path: string, shape: z.ZodType<T>): Promise<T | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(1_000) })
    return shape.parse(await response.json())
  } catch {
    return null
  }
}
