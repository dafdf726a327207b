import type {
  ChangeClass,
  Conflict,
  FieldChange,
  RawConfig,
  ThreeWay,
  UpdatePreview,
} from '@/lib/domain/operation'
import { type Submission, submissionOf } from './submission'

/** What a change would come to, or why it cannot be told. */
export type Asked<T> = { ok: true; value: T } | { ok: false; reason: string }

export type Previewed = Pick<
  UpdatePreview,
  'now' | 'config' | 'changes' | 'class' | 'confirm' | 'conflict' | 'problems' | 'cli' | 'json'
>

/** Asks what the change would do to the stream as it is now. Changes nothing. */
export async function previewUpdate(
  href: string,
  body: { config: RawConfig; base: RawConfig },
  signal: AbortSignal,
): Promise<Asked<Previewed>> {
  try {
    const response = await fetch(`/api${href}/preview-update`, { ...post(body), signal })
    const answer = record(await response.json().catch(() => null))
    if (!response.ok) {
      return {
        ok: false,
        reason: String(answer.detail ?? answer.title ?? `Orrery answered ${response.status}`),
      }
    }
    return { ok: true, value: readPreview(answer) }
  } catch {
    return { ok: false, reason: 'Orrery does not answer.' }
  }
}

/** What came of sending: an outcome, or that somebody else was there first. */
export type Sent = { kind: 'conflict'; conflict: Conflict } | { kind: 'submission'; submission: Submission }

/** Sends the change once; the same id again is the same request. */
export async function sendUpdate(
  href: string,
  body: { config: RawConfig; base: RawConfig; requestId: string; confirm?: string },
): Promise<Sent> {
  try {
    const response = await fetch(`/api${href}/update`, post(body))
    const copy = response.clone()
    const answer = record(await response.json().catch(() => null))
    const conflict = answer.code === 'changed-meanwhile' ? readConflict(answer.conflict) : null
    if (conflict) return { kind: 'conflict', conflict }
    return { kind: 'submission', submission: await submissionOf(copy) }
  } catch {
    return { kind: 'submission', submission: { kind: 'lost' } }
  }
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

function readPreview(of: Record<string, unknown>): Previewed {
  return {
    now: record(of.now),
    config: record(of.config),
    changes: list(of.changes).map(readChange),
    class: classOf(of.class),
    confirm: text(of.confirm),
    conflict: readConflict(of.conflict),
    problems: Object.fromEntries(Object.entries(record(of.problems)).map(([k, v]) => [k, String(v)])),
    cli: text(of.cli),
    json: text(of.json) ?? '',
  }
}

function readChange(value: unknown): FieldChange {
  const of = record(value)
  return {
    field: text(of.field) ?? '',
    from: of.from ?? null,
    to: of.to ?? null,
    class: classOf(of.class) ?? 'harmless',
    reason: text(of.reason) ?? '',
  }
}

function readConflict(value: unknown): Conflict | null {
  if (typeof value !== 'object' || value === null) return null
  const of = record(value)
  const fields = list(of.fields).map((one): ThreeWay => {
    const field = record(one)
    return {
      field: text(field.field) ?? '',
      base: field.base ?? null,
      yours: field.yours ?? null,
      now: field.now ?? null,
      clash: field.clash === true,
    }
  })
  return { now: record(of.now), fields }
}

const CLASSES: readonly ChangeClass[] = ['harmless', 'data-loss', 'irreversible']
const classOf = (value: unknown): ChangeClass | null => CLASSES.find((one) => one === value) ?? null
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
