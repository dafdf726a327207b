import type { NatsConnection } from 'nats'
import { z } from 'zod'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import { firstBroken } from '@/lib/domain/stream-config/check'
import type { StreamConfig } from '@/lib/domain/stream-config/model'

/** What the server really did. */
export type Actual =
  | { kind: 'created'; did: boolean; servers: string[]; cluster: string | null }
  | { kind: 'refused'; errCode: number; description: string }
  | { kind: 'silence' }

const response = z.object({
  error: z.object({ err_code: z.number(), description: z.string() }).optional(),
  did_create: z.boolean().optional(),
  cluster: z
    .object({
      name: z.string().optional(),
      leader: z.string().optional(),
      replicas: z.array(z.object({ name: z.string() })).nullish(),
    })
    .optional(),
})

/** Sends the create as it is; a stream that came of it is taken away again. */
export async function create(nc: NatsConnection, config: StreamConfig, timeout = 9000): Promise<Actual> {
  const payload = JSON.stringify(config)
  let answer: z.infer<typeof response>
  try {
    const message = await nc.request(`$JS.API.STREAM.CREATE.${config.name}`, payload, { timeout })
    answer = response.parse(message.json())
  } catch {
    await remove(nc, config.name)
    return { kind: 'silence' }
  }
  if (answer.error) {
    return { kind: 'refused', errCode: answer.error.err_code, description: answer.error.description }
  }
  const { cluster } = answer
  if (answer.did_create) await remove(nc, config.name)
  const servers = [cluster?.leader ?? '', ...(cluster?.replicas ?? []).map((r) => r.name)].filter(Boolean)
  return { kind: 'created', did: answer.did_create ?? false, servers, cluster: cluster?.name ?? null }
}

export async function remove(nc: NatsConnection, name: string): Promise<void> {
  await nc.request(`$JS.API.STREAM.DELETE.${name}`, '', { timeout: 3000 }).catch(() => null)
}

export type Verdict = 'agrees' | 'not knowable' | string

/**
 * How a prediction stands beside what came: `agrees`, `not knowable` (said so, and what came is one of what was possible),
 * or what is wrong. `gone` are servers that are not up, which nats-server may choose all the same.
 */
export function compare(
  preview: PlacementPreview,
  config: StreamConfig,
  actual: Actual,
  about: { gone: readonly string[]; version: string },
): Verdict {
  const { outcome, errCode, description = '' } = preview.predicted
  const words = `predicted ${outcome} ${errCode ?? ''} ${description}; came ${JSON.stringify(actual)}`
  const allowed = [...preview.eligible.map((e) => e.server), ...about.gone]
  const landsWell = actual.kind === 'created' && actual.servers.every((s) => allowed.includes(s))
  const elsewhere = `on ${actual.kind === 'created' ? actual.servers.join(', ') : ''}, eligible ${allowed.join(', ')}`
  switch (outcome) {
    case 'created':
    case 'accepted':
      if (actual.kind !== 'created') return words
      return landsWell ? 'agrees' : elsewhere
    case 'exists':
      if (actual.kind === 'created' && !actual.did) return 'agrees'
      return actual.kind === 'refused' && actual.errCode === 10058 ? 'agrees' : words
    case 'refused': {
      if (actual.kind !== 'refused' || actual.errCode !== errCode) return words
      const promised = firstBroken(config, about.version)?.says !== null
      // A unique tag that is not told may be named as one more reason, never as the only one.
      const came = preview.uniqueTag.known
        ? actual.description
        : actual.description.replace(', server tag not unique', '')
      return !promised || sorted(came) === sorted(description) ? 'agrees' : words
    }
    case 'unknown': {
      const tagRefusal =
        actual.kind === 'refused' &&
        !preview.uniqueTag.known &&
        /server tag not unique/.test(actual.description)
      return landsWell || tagRefusal || (actual.kind === 'silence' && about.gone.length > 0)
        ? 'not knowable'
        : words
    }
  }
}

/** The server names the tags that nobody has in any order. */
const sorted = (description: string) =>
  description.replace(/\[(.*?)\]/g, (_, tags: string) => `[${tags.split(', ').sort().join(', ')}]`)
