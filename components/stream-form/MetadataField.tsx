'use client'
import { Button } from '@/components/ui/Button'
import type { MetadataDraft } from '@/lib/domain/stream-config/draft'
import controls from './controls.module.css'
import { FieldGroup } from './Field'
import styles from './Lists.module.css'

interface Props {
  value: MetadataDraft[]
  lacks: string | null
  /** Of the pair at this place; −1 is of all together. */
  problem: (place: number) => string | undefined
  onChange: (value: MetadataDraft[]) => void
  onBlur: () => void
}

/** Pairs of words that people and programs keep with a stream. */
export function MetadataField({ value, lacks, problem, onChange, onBlur }: Props) {
  const change = (place: number, part: Partial<MetadataDraft>) =>
    onChange(value.map((pair, i) => (i === place ? { ...pair, ...part } : pair)))
  return (
    <FieldGroup name="metadata" label="Metadata" problem={problem(-1)} hint={lacks ?? undefined}>
      <div className={styles.list}>
        {value.map((pair, i) => {
          const wrong = problem(i)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no name of its own while its key is typed
            <div key={i} className={styles.pair}>
              <input
                className={controls.input}
                aria-label={`Metadata key ${i + 1}`}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `stream-metadata-${i}-problem` : undefined}
                value={pair.key}
                placeholder="key"
                autoComplete="off"
                spellCheck={false}
                onChange={(e) => change(i, { key: e.target.value })}
                onBlur={onBlur}
              />
              <input
                className={controls.input}
                aria-label={`Metadata value ${i + 1}`}
                value={pair.value}
                placeholder="value"
                autoComplete="off"
                spellCheck={false}
                onChange={(e) => change(i, { value: e.target.value })}
                onBlur={onBlur}
              />
              <Button
                size="small"
                aria-label={`Remove metadata ${pair.key || i + 1}`}
                onClick={() => onChange(value.filter((_, at) => at !== i))}
              >
                Remove
              </Button>
              {wrong && (
                <p id={`stream-metadata-${i}-problem`} className={styles.problem}>
                  {wrong}
                </p>
              )}
            </div>
          )
        })}
        <div>
          <Button
            size="small"
            disabled={lacks !== null}
            title={lacks ?? undefined}
            onClick={() => onChange([...value, { key: '', value: '' }])}
          >
            Add metadata
          </Button>
        </div>
      </div>
    </FieldGroup>
  )
}
