import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import { emptyDraft, emptySource, type StreamDraft } from '@/lib/domain/stream-config/draft'
import { COMPRESSIONS, DISCARDS, PERSIST_MODES, RETENTIONS, STORAGES } from '@/lib/domain/stream-config/model'

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
    return read(parseExact(sessionStorage.getItem(KEY) ?? 'null'))
  } catch {
    return null
  }
}

export function save(saved: Saved): void {
  try {
    sessionStorage.setItem(KEY, stringifyExact(saved))
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
  const values = new Map<string, unknown>(Object.entries(draft))
  for (const [key, sample] of Object.entries({ ...model, ...LISTS })) {
    if (!sameKind(values.get(key), sample)) return null
  }
  if (draft.mirror !== null && !sameKind(draft.mirror, SOURCE)) return null
  const known =
    isOneOf(RETENTIONS, draft.retention) &&
    isOneOf(STORAGES, draft.storage) &&
    isOneOf(DISCARDS, draft.discard) &&
    isOneOf(COMPRESSIONS, draft.compression) &&
    isOneOf(PERSIST_MODES, draft.persistMode)
  return known ? { draft, step, requestId } : null
}

const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word)
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** Samples of what lists hold, and of what may be null. */
const SOURCE = { ...emptySource(), transforms: [{ source: '', destination: '' }] }
const LISTS = { sources: [SOURCE], metadata: [{ key: '', value: '' }], mirror: undefined }

/** A list of texts, or of what its sample holds; an object has all the fields of its sample. */
function sameKind(value: unknown, sample: unknown): boolean {
  if (sample === undefined) return true
  if (Array.isArray(sample)) {
    const [one = '']: unknown[] = sample
    return Array.isArray(value) && value.every((v) => sameKind(v, one))
  }
  if (typeof sample !== 'object' || sample === null) return typeof value === typeof sample
  if (typeof value !== 'object' || value === null) return false
  const fields = record(value)
  return Object.entries(sample).every(([key, below]) => sameKind(fields[key], below))
}
