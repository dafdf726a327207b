import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { STREAMS, USERS } from './scenario'

const TIMEOUT_MS = 30_000

const outcome = z.object({
  outcome: z.enum(['created', 'changed', 'deleted', 'exists', 'refused', 'unknown']),
  error: z.object({ description: z.string().nullish(), explanation: z.string().nullish() }).nullish(),
  differs: z.array(z.string()).nullish(),
})
const problem = z.object({ title: z.string(), detail: z.string().nullish() })

/**
 * Creates EVENTS and ORDERS through the dashboard's own API, as its form does.
 * @throws Error when one is neither created nor there already
 */
export async function createScenarioStreams(url: string, say: (line: string) => void): Promise<void> {
  for (const config of STREAMS) {
    const response = await fetch(`${url}/api/streams`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ account: USERS.app.account, config, requestId: randomUUID() }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const body: unknown = await response.json().catch(() => null)
    const answer = outcome.safeParse(body)
    if (!answer.success) {
      const told = problem.safeParse(body)
      const words = told.success
        ? `${told.data.title} ${told.data.detail ?? ''}`
        : 'an answer of unknown shape'
      throw new Error(`creating ${config.name}: HTTP ${response.status}, ${words}`)
    }
    const { outcome: result, error, differs } = answer.data
    const why = [error?.description, error?.explanation].filter(Boolean).join('; ')
    if (result !== 'created' && result !== 'exists') {
      throw new Error(`creating ${config.name}: ${result}${why ? `, ${why}` : ''}`)
    }
    const difference = differs?.length ? `, but differs in ${differs.join(', ')}` : ''
    say(`stream ${config.name} (cluster ${config.placement.cluster}): ${result}${difference}`)
  }
}
