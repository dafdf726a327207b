import { Fragment } from 'react'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import type { Choice } from '@/lib/domain/change/merge'
import { isWhole, stringifyExact } from '@/lib/domain/exact-json'
import type { ChangeClass, Conflict, UpdatePreview } from '@/lib/domain/operation'
import { formatDuration } from '@/lib/domain/stream-config/duration'
import { formatSize } from '@/lib/domain/stream-config/size'
import styles from './change.module.css'

const CLASSES: Record<ChangeClass, string> = {
  harmless: 'harmless',
  'data-loss': 'can lose data',
  irreversible: 'cannot be undone',
}

/** Each field that changes, with what it does; of a change that NATS would refuse, that it does nothing and why. */
export function DiffTable({ preview }: { preview: UpdatePreview }) {
  const refused = isRefused(preview)
  const at = problemsAt(preview)
  return (
    <table className={styles.table}>
      <caption>What changes</caption>
      <thead>
        <tr>
          <th>Field</th>
          <th>From</th>
          <th>To</th>
          <th>Class</th>
        </tr>
      </thead>
      <tbody>
        {preview.changes.map((c) => (
          <tr key={c.field}>
            <th scope="row">{c.field}</th>
            <td className={styles.value}>{valueWords(c.field, c.from)}</td>
            <td className={styles.value}>{valueWords(c.field, c.to)}</td>
            <td>
              <span className={styles.kind} data-class={refused ? 'refused' : c.class}>
                {refused ? 'refused' : CLASSES[c.class]}
              </span>
              <br />
              {refused ? (at.get(c.field)?.why ?? 'Not changed: NATS takes all of it or nothing.') : c.reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether NATS would answer no. */
export const isRefused = ({ problems, predicted }: UpdatePreview): boolean =>
  Object.keys(problems).length > 0 || predicted.outcome === 'refused'

/** What is wrong with a field, or with a part of it, by field; each at the first that it concerns. */
function problemsAt({ changes, problems }: UpdatePreview): Map<string, { key: string; why: string }> {
  const left = new Map(Object.entries(problems))
  const at = new Map<string, { key: string; why: string }>()
  for (const { field } of changes) {
    const found = [...left].find(
      ([p]) => p === field || p.startsWith(`${field}.`) || field.startsWith(`${p}.`),
    )
    if (!found) continue
    const [key, why] = found
    left.delete(key)
    at.set(field, { key, why })
  }
  return at
}

/** What is wrong and stands at no field that changes. */
export function problemsBeside(preview: UpdatePreview): [string, string][] {
  const shown = new Set([...problemsAt(preview).values()].map(({ key }) => key))
  return Object.entries(preview.problems).filter(([key]) => !shown.has(key))
}

const SIDES = [
  ['theirs', 'now'],
  ['yours', 'yours'],
] as const

/** What somebody else changed while this was open, beside what was wanted. */
export function ConflictTable({
  conflict,
  choices,
  onChoose,
}: {
  conflict: Conflict
  choices: Record<string, Choice>
  onChoose: (choices: Record<string, Choice>) => void
}) {
  return (
    <>
      <p className={styles.note} data-tone="warn">
        <Glyph size={16}>
          <SeverityShape severity="warning" />
        </Glyph>
        <span>
          Somebody else changed this stream since you opened it. Nothing was sent. Choose for each field whose
          value shall stand, and go on from what it is now.
        </span>
      </p>
      <table className={styles.table}>
        <caption>Three ways</caption>
        <thead>
          <tr>
            <th>Field</th>
            <th>When you began</th>
            <th>Yours</th>
            <th>Now</th>
            <th>Take</th>
          </tr>
        </thead>
        <tbody>
          {conflict.fields.map((f) => (
            <tr key={f.field} data-clash={f.clash || undefined}>
              <th scope="row">
                {f.field}
                {f.clash && ' (both)'}
              </th>
              {[f.base, f.yours, f.now].map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns
                <Fragment key={i}>
                  <td className={styles.value}>{valueWords(f.field, value)}</td>
                </Fragment>
              ))}
              <td>
                <span role="radiogroup" aria-label={`Take ${f.field}`} className={styles.sides}>
                  {SIDES.map(([side, label]) => (
                    <label key={side}>
                      <input
                        type="radio"
                        name={`take-${f.field}`}
                        checked={choices[f.field] === side}
                        onChange={() => onChoose({ ...choices, [f.field]: side })}
                      />{' '}
                      {label}
                    </label>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const DURATIONS = new Set(['max_age', 'duplicate_window', 'subject_delete_marker_ttl'])
const SIZES = new Set(['max_bytes', 'max_msg_size'])
const LIMITS = new Set(['max_msgs', 'max_msgs_per_subject', 'max_consumers', 'max_age', ...SIZES])
const SWITCH = /^(deny_|allow_|sealed$|no_ack$|mirror_direct$|discard_new_per_subject$)/
const DEFAULTS: Record<string, string> = {
  num_replicas: '1',
  retention: 'limits',
  discard: 'old',
  storage: 'file',
  compression: 'none',
  'placement.cluster': 'any',
}

/** A value as people write it. */
export function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined)
    return DEFAULTS[field] ?? (LIMITS.has(field) ? 'unlimited' : SWITCH.test(field) ? 'no' : 'none')
  if (isWhole(value) && DURATIONS.has(field)) return formatDuration(value)
  if (isWhole(value) && SIZES.has(field)) return formatSize(value)
  if (Array.isArray(value))
    return value.map((v) => (typeof v === 'string' ? v : stringifyExact(v))).join('  ')
  if (value === true) return 'yes'
  return typeof value === 'object' ? stringifyExact(value) : String(value)
}
