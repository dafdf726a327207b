import { AUDITED } from '@/lib/domain/audit'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { Answer, Conflict, OperationError, Stopped } from '@/lib/domain/operation'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import type { Submission } from './submission-state'

/** Sends the create. The same id again is the same request. */
export function send(account: string, config: StreamConfig, requestId: string): Promise<Submission> {
  return post('/api/streams', { account, config, requestId })
}

/** Sends any change; `body` carries its request id. */
export async function post(path: string, body: object): Promise<Submission> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stringifyExact(body),
    })
    return await read(response)
  } catch {
    return { kind: 'lost' }
  }
}

/** Asks what became of a request. */
export async function ask(requestId: string, signal: AbortSignal): Promise<Submission> {
  try {
    const response = await fetch(`/api/operations/${encodeURIComponent(requestId)}`, { signal })
    return response.status === 404 ? { kind: 'forgotten' } : await read(response)
  } catch {
    return { kind: 'lost' }
  }
}

async function read(response: Response): Promise<Submission> {
  const body = await readBody(response)
  const answer = response.ok ? readAnswer(body) : null
  if (answer) return { kind: 'answered', answer }
  if (response.ok || response.status >= 500) return { kind: 'lost' }
  const fields = record(body)
  return {
    kind: 'rejected',
    title: text(fields.title) ?? `Orrery answered ${response.status}`,
    detail: problemWords(body),
    ...readStopped(fields),
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return parseExact(await response.text())
  } catch {
    return null
  }
}

/** What a problem says, with what is wrong by field; '' when it says nothing. */
export function problemWords(body: unknown): string {
  const { detail, errors } = record(body)
  const byField = Object.entries(record(errors)).map(([field, why]) => `${field}: ${[why].flat().join(' ')}`)
  return [text(detail) ?? '', ...byField].join(' ')
}

/** The answer of an operation; null when it is not one. */
export function readAnswer(value: unknown): Answer | null {
  const { requestId, outcome, settled, error, stream, differs, done, at, stopped, waits } = record(value)
  if (typeof requestId !== 'string') return null
  const known = OUTCOMES.find((one) => one === outcome)
  if (known === undefined) return null
  const fault = error === undefined ? null : readError(record(error))
  const made = record(stream)
  const ahead = AUDITED.find((one) => one === record(waits).what)
  return {
    requestId,
    outcome: known,
    settled: settled !== false,
    ...(fault ? { error: fault } : {}),
    ...(stream === undefined
      ? {}
      : {
          stream: {
            account: text(made.account) ?? '',
            name: text(made.name) ?? '',
            created: text(made.created),
            cluster: text(made.cluster),
            leader: text(made.leader),
            replicas: strings(made.replicas),
          },
        }),
    ...(differs === undefined ? {} : { differs: strings(differs) }),
    ...(typeof done === 'string' ? { done } : {}),
    ...(typeof at === 'string' ? { at } : {}),
    ...(ahead === undefined ? {} : { waits: { what: ahead } }),
    ...readStopped(record(stopped)),
  }
}

const OUTCOMES = ['created', 'changed', 'deleted', 'exists', 'refused', 'unknown'] as const

/** Why Orrery stopped, from a 409 problem or an answer. The shapes are ours: they were made by the same version. */
function readStopped(fields: Record<string, unknown>): { stopped?: Stopped } {
  const { code, conflict, confirm } = fields
  if (code === 'changed-meanwhile') return { stopped: { code, conflict: conflict as Conflict } }
  if (code === 'confirm-needed') return { stopped: { code, confirm: text(confirm) ?? '', changes: [] } }
  return {}
}

function readError(e: Record<string, unknown>): OperationError {
  return {
    code: typeof e.code === 'number' ? e.code : null,
    errCode: typeof e.errCode === 'number' ? e.errCode : null,
    description: text(e.description) ?? '',
    explanation: text(e.explanation) ?? '',
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []
