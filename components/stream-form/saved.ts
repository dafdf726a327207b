import { emptyDraft, type StreamDraft } from '@/lib/domain/stream-config/draft'
import { DISCARDS, RETENTIONS, STORAGES } from '@/lib/domain/stream-config/model'

/** What survives a reload of the page: the draft, and whether its request has gone out under which id. */
export interface Saved {
  draft: StreamDraft
  step: 'describe' | 'review' | 'follow'
  requestId: string
}

const KEY = 'orrery.new-stream'

/** What this tab had, or null. Anything that does not look as written is dropped. */
export function load(): Saved | null {
  try {
    return read(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
  } catch {
    return null
  }
}

export function save(saved: Saved): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(saved))
  } catch {
    // No storage (private window, quota): the form works, only a reload forgets.
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // As above.
  }
}

/** 128 random bits as hex; `crypto.randomUUID` is missing on plain http. */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  )
}

/** Reads what `save` wrote; exported for its test. */
export function read(value: unknown): Saved | null {
  const { draft: given, step, requestId } = record(value)
  if (step !== 'describe' && step !== 'review' && step !== 'follow') return null
  if (typeof requestId !== 'string') return null
  const model = emptyDraft('')
  const draft = { ...model, ...record(given) }
  for (const [key, sample] of Object.entries(model)) {
    if (!sameKind(new Map<string, unknown>(Object.entries(draft)).get(key), sample)) return null
  }
  const known = isOneOf(RETENTIONS, draft.retention) && isOneOf(STORAGES, draft.storage)
  return known && isOneOf(DISCARDS, draft.discard) ? { draft, step, requestId } : null
}

const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word)
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function sameKind(value: unknown, sample: unknown): boolean {
  if (Array.isArray(sample)) return Array.isArray(value) && value.every((v) => typeof v === 'string')
  return typeof value === typeof sample
}
