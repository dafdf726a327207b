import { changeOf } from '@/lib/domain/change-routes'
import { getAudit } from '@/lib/store/audit-instance'
import { actorOf } from './actor'
import type { HttpProblem } from './problem'

/** Puts a request that was to change something and was not let in on record, with what is known of it. */
export async function recordRefusal(request: Request, problem: HttpProblem): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const change = changeOf(new URL(request.url).pathname)
  if (!change) return
  const { code, detail, errors = {} } = problem
  const fields = Object.entries(errors).map(([field, why]) => `${field}: ${why.join(' ')}`)
  await getAudit().refusals.add({
    ...change,
    ...actorOf(request),
    code,
    requestId: null,
    asked: {
      origin: request.headers.get('origin')?.slice(0, 200) ?? null,
      type: request.headers.get('content-type')?.slice(0, 100) ?? null,
    },
    words: [detail, ...fields].join(' '),
  })
}
