import { z } from 'zod'
import { baseUrl } from './stack'

/** The parts of `GET /api/state` that specs judge. */
const time = z.iso.datetime()
const shape = z.object({
  at: time,
  coverage: z.object({
    expected: z.number(),
    answered: z.number(),
    silent: z.array(z.string()),
    vantages: z.array(
      z.object({
        cluster: z.string().nullable(),
        server: z.string().nullable(),
        state: z.string(),
        cannotSee: z.array(z.string()),
      }),
    ),
  }),
  meta: z.object({
    leader: z.string().nullable(),
    size: z.number().nullable(),
    quorum: z.number().nullable(),
    online: z.number().nullable(),
    margin: z.number().nullable(),
  }),
  servers: z.array(
    z.object({
      key: z.string(),
      cluster: z.string().nullable(),
      region: z.string(),
      state: z.string(),
      why: z.string(),
      since: time,
      observedAt: time.nullable(),
    }),
  ),
  gateways: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      servers: z.array(z.object({ server: z.string(), peer: z.string().nullable(), direction: z.string() })),
    }),
  ),
  streams: z.array(
    z.object({
      name: z.string(),
      leader: z.string().nullable(),
      messages: z.number().nullable(),
      replicas: z.array(z.object({ server: z.string(), state: z.string() })),
      quorum: z.object({ needed: z.number(), online: z.number(), margin: z.number() }),
      noLeaderSince: time.nullable(),
      observedAt: time.nullable(),
    }),
  ),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.string(),
      subject: z.object({ kind: z.string(), id: z.string() }),
      since: time,
      summary: z.string(),
      evidence: z.array(z.string()),
      remedy: z.string(),
    }),
  ),
})
export type State = z.infer<typeof shape>

export async function readState(): Promise<State> {
  const response = await fetch(`${baseUrl()}/api/state`)
  if (!response.ok) throw new Error(`/api/state: HTTP ${response.status}`)
  return shape.parse(await response.json())
}

/** A row of a collection; throws when it is not there. */
export function rowOf<Row extends { key: string } | { name: string }>(
  rows: readonly Row[],
  key: string,
): Row {
  const found = rows.find((row) => ('key' in row ? row.key : row.name) === key)
  if (!found) throw new Error(`no row ${key}`)
  return found
}
