'use client'
import { Button } from '@/components/ui/Button'
import type { TransformDraft } from '@/lib/domain/stream-config/draft'
import controls from './controls.module.css'
import styles from './Lists.module.css'

interface Props {
  title: string
  value: TransformDraft[]
  problem: string | undefined
  lacks: string | null
  onChange: (value: TransformDraft[]) => void
  /** Takes one away, with what else hangs on it. */
  onRemove: (place: number) => void
  onBlur: () => void
}

/** Several filters, each with the subject that its messages get. */
export function TransformList({ title, value, problem, lacks, onChange, onRemove, onBlur }: Props) {
  const change = (place: number, part: Partial<TransformDraft>) =>
    onChange(value.map((one, i) => (i === place ? { ...one, ...part } : one)))
  return (
    <div className={styles.list}>
      {value.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a filter has no name of its own while it is typed
        <div key={i} className={styles.pair}>
          <input
            className={controls.input}
            aria-label={`${title}: filter ${i + 1}`}
            value={one.source}
            placeholder="orders.*"
            autoComplete="off"
            spellCheck={false}
            onChange={(e) => change(i, { source: e.target.value })}
            onBlur={onBlur}
          />
          <input
            className={controls.input}
            aria-label={`${title}: filter ${i + 1} becomes`}
            value={one.destination}
            placeholder="as it is"
            autoComplete="off"
            spellCheck={false}
            onChange={(e) => change(i, { destination: e.target.value })}
            onBlur={onBlur}
          />
          <Button size="small" aria-label={`${title}: remove filter ${i + 1}`} onClick={() => onRemove(i)}>
            Remove
          </Button>
        </div>
      ))}
      {problem && <p className={styles.problem}>{problem}</p>}
      <div>
        <Button
          size="small"
          disabled={lacks !== null}
          title={lacks ?? undefined}
          onClick={() => onChange([...value, { source: '', destination: '' }])}
        >
          Add filter with transform
        </Button>{' '}
        {lacks && <span className={styles.note}>{lacks}</span>}
      </div>
    </div>
  )
}
