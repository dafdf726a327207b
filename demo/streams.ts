import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { STREAMS, USERS } from './scenario'

const TIMEOUT_MS = 30_000

const outcome = z.object({
  outcome: z.enum(['created', 'changed', 'deleted', 'exists', 'refused', 'unknown']),
  /** False while the dashboard is still finding out; missing means true. */
  settled: z.boolean().optional(),
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
    const requestId = randomUUID()
    let answer = await ask(config.name, `${url}/api/streams`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ account: USERS.app.account, config, requestId }),
    })
    const deadline = performance.now() + TIMEOUT_MS
    while (answer.outcome === 'unknown' && answer.settled === false && performance.now() < deadline) {
      await delay(200)
      answer = await ask(config.name, `${url}/api/operations/${requestId}`)
    }
    const { outcome: result, error, differs } = answer
    const why = [error?.description, error?.explanation].filter(Boolean).join('; ')
    if (result !== 'created' && result !== 'exists') {
      throw new Error(`creating ${config.name}: ${result}${why ? `, ${why}` : ''}`)
    }
    const difference = differs?.length ? `, but differs in ${differs.join(', ')}` : ''
    say(`stream ${config.name} (cluster ${config.placement.cluster}): ${result}${difference}`)
  }
}

async function ask(name: string, address: string, init?: RequestInit): Promise<z.infer<typeof outcome>> {
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
  const body: unknown = await response.json().catch(() => null)
  const answer = outcome.safeParse(body)
  if (answer.success) return answer.data
  const told = problem.safeParse(body)
  const words = told.success ? `${told.data.title}: ${told.data.detail ?? ''}` : 'an answer of unknown shape'
  throw new Error(`creating ${name}: HTTP ${response.status}, ${words}`)
}
