import type { ChangeClass, FieldChange } from '@/lib/domain/operation'
import styles from './Edit.module.css'

const CLASS_WORDS: Record<ChangeClass, string> = {
  harmless: 'harmless',
  'data-loss': 'can lose data',
  irreversible: 'cannot be undone',
}

/** A value of JetStream's JSON in a table cell; what is not there is said so. */
export function Value({ of }: { of: unknown }) {
  if (of === null || of === undefined) return <span className={styles.none}>not set</span>
  return <span className="mono">{typeof of === 'string' ? of : JSON.stringify(of)}</span>
}

/** What would change, field by field, and how dangerous that is. */
export function ChangeTable({ changes }: { changes: FieldChange[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Class</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row" className="mono">
              {change.field}
            </th>
            <td>
              <Value of={change.from} />
            </td>
            <td>
              <Value of={change.to} />
            </td>
            <td data-class={change.class}>
              <strong>{CLASS_WORDS[change.class]}</strong>
              {change.reason && <small>{change.reason}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
