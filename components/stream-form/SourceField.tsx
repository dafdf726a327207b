'use client'
import { Button } from '@/components/ui/Button'
import type { SourceDraft } from '@/lib/domain/stream-config/draft'
import controls from './controls.module.css'
import { Field, fieldIds } from './Field'
import styles from './Lists.module.css'
import { TransformList } from './TransformList'

const TEXTS = [
  ['name', 'Stream', 'ORDERS', undefined],
  ['filter', 'Filter', '> (all)', 'Only messages of this subject.'],
  ['startSeq', 'From sequence', '1', undefined],
  ['startTime', 'From time', '2026-11-22T14:03:05Z', undefined],
  [
    'apiPrefix',
    'API prefix',
    'same account',
    '$JS.hub.API for another domain, or as another account exports it.',
  ],
  ['deliverPrefix', 'Deliver prefix', 'none', undefined],
] as const
const CONSUMER = [
  ['consumerName', 'Consumer', 'made by the server', 'A durable consumer of that stream, made there before.'],
  ['consumerSubject', 'Its subject', 'where it delivers', undefined],
] as const

interface Props {
  /** Where it stands in the draft: `mirror`, `sources.0`. */
  at: string
  title: string
  value: SourceDraft
  shown: (field: string) => string | undefined
  lacksTransforms: string | null
  lacksConsumer: string | null
  onChange: (value: SourceDraft) => void
  onBlur: () => void
  onRemove: () => void
  /** Takes one of its transforms away. */
  onRemoveTransform: (place: number) => void
}

/** A stream to copy from: which, from where on, what of it, and under which subjects. */
export function SourceField({
  at,
  title,
  value,
  shown,
  lacksTransforms,
  lacksConsumer,
  onChange,
  onBlur,
  onRemove,
  onRemoveTransform,
}: Props) {
  return (
    <fieldset className={styles.source} aria-label={title}>
      <div className={styles.sourceHead}>
        <strong>{title}</strong>
        <Button size="small" aria-label={`Remove ${title}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
      {[...TEXTS, ...CONSUMER].map(([field, label, placeholder, usual]) => {
        const lacks = field.startsWith('consumer') ? lacksConsumer : null
        const hint = lacks ?? usual
        const name = `${at}.${field}`
        const problem = shown(name)
        return (
          <Field key={field} name={name} label={label} problem={problem} hint={hint}>
            <input
              {...fieldIds(name, problem, hint !== undefined).describe}
              className={controls.input}
              list={field === 'name' ? 'stream-names' : undefined}
              value={value[field]}
              disabled={lacks !== null && value[field] === ''}
              placeholder={placeholder}
              autoComplete="off"
              spellCheck={false}
              onChange={(e) => onChange({ ...value, [field]: e.target.value })}
              onBlur={onBlur}
            />
          </Field>
        )
      })}
      <TransformList
        title={title}
        value={value.transforms}
        problem={shown(`${at}.transforms`)}
        lacks={lacksTransforms}
        onChange={(transforms) => onChange({ ...value, transforms })}
        onRemove={onRemoveTransform}
        onBlur={onBlur}
      />
    </fieldset>
  )
}
