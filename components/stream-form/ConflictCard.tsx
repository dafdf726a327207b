'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { type Choice, firstChoices } from '@/lib/domain/change/merge'
import type { Conflict } from '@/lib/domain/operation'
import { Value } from './ChangeTable'
import styles from './Edit.module.css'

const SIDES = [
  ['theirs', 'As it is now'],
  ['yours', 'Yours'],
] as const

/** Somebody else changed the stream meanwhile: what it was, what it is, what you want, and whose shall stand. */
export function ConflictCard({
  conflict,
  onMerge,
}: {
  conflict: Conflict
  onMerge: (choices: Record<string, Choice>) => void
}) {
  const [choices, setChoices] = useState(() => firstChoices(conflict))
  const open = conflict.fields.filter((f) => choices[f.field] === undefined)
  return (
    <section className={styles.conflict} aria-labelledby="conflict">
      <h3 id="conflict">Changed meanwhile</h3>
      <p>
        Somebody changed this stream since you opened it. Nothing of yours has been sent. Choose for each
        field whose value shall stand.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">When you opened it</th>
            <th scope="col">Now</th>
            <th scope="col">Yours</th>
            <th scope="col">Take</th>
          </tr>
        </thead>
        <tbody>
          {conflict.fields.map(({ field, base, now, yours, clash }) => (
            <tr key={field} data-clash={clash || undefined}>
              <th scope="row" className="mono">
                {field}
              </th>
              <td>
                <Value of={base} />
              </td>
              <td>
                <Value of={now} />
              </td>
              <td>
                <Value of={yours} />
              </td>
              <td>
                <span role="radiogroup" aria-label={`Take ${field}`} className={styles.sides}>
                  {SIDES.map(([side, label]) => (
                    <label key={side}>
                      <input
                        type="radio"
                        name={`take-${field}`}
                        checked={choices[field] === side}
                        onChange={() => setChoices({ ...choices, [field]: side })}
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
      <div>
        <Button
          variant="primary"
          disabled={open.length > 0}
          title={open.length > 0 ? `Choose first: ${open.map((f) => f.field).join(', ')}` : undefined}
          onClick={() => onMerge(choices)}
        >
          Go on with these
        </Button>
      </div>
    </section>
  )
}
