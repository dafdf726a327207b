import type { NatsConnection } from 'nats'
import { z } from 'zod'
import { now } from './page-watch'

const advisory = z.object({ stream: z.string(), leader: z.string().optional() })

export interface Announced {
  kind: 'LEADER_ELECTED' | 'CREATED' | 'DELETED'
  stream: string
  leader: string | null
  /** When it reached us, epoch ms. */
  at: number
}

const KINDS = ['LEADER_ELECTED', 'CREATED', 'DELETED'] as const

/** Notes the stream advisories that reach these connections; the one that is first counts. */
export async function hearAdvisories(connections: readonly NatsConnection[]): Promise<Announced[]> {
  const heard: Announced[] = []
  for (const connection of connections) {
    for (const kind of KINDS) {
      connection.subscribe(`$JS.EVENT.ADVISORY.STREAM.${kind}.*`, {
        callback: (_, message) => {
          const at = now()
          const { stream, leader = null } = advisory.parse(message.json())
          heard.push({ kind, stream, leader, at })
        },
      })
    }
    await connection.flush()
  }
  return heard
}
