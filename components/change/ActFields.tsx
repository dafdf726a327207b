import controls from '@/components/stream-form/controls.module.css'
import type { Stream } from '@/lib/domain/model'
import type { Act, ActAnswers } from './acts'
import styles from './change.module.css'

interface Props {
  action: Act
  stream: Stream | null
  prefers: boolean
  given: ActAnswers
  onGive: (given: ActAnswers) => void
}

const SCOPES: [ActAnswers['scope'], string][] = [
  ['all', 'all messages'],
  ['filter', 'messages on a subject'],
  ['keep', 'all but the newest'],
  ['before', 'those before a sequence'],
]

/** What has to be said for an act, if anything. */
export function ActFields({ action, stream, prefers, given, onGive }: Props) {
  const replicas = stream?.replicas ?? []
  if (action === 'step-down') {
    const followers = replicas.filter((r) => r.role === 'follower')
    return (
      <label className={styles.field}>
        To
        <select
          className={controls.select}
          value={given.preferred}
          disabled={!prefers}
          onChange={(event) => onGive({ ...given, preferred: event.target.value })}
        >
          <option value="">whoever is elected</option>
          {followers.map((r) => (
            <option key={r.server} value={r.server} disabled={r.state !== 'current'}>
              {r.server} · {r.state}
            </option>
          ))}
        </select>
        {!prefers && <small>Servers before 2.11 cannot be told who is to lead.</small>}
      </label>
    )
  }
  if (action === 'peer-remove') {
    return (
      <label className={styles.field}>
        Replica on
        <select
          className={controls.select}
          value={given.peer}
          onChange={(event) => onGive({ ...given, peer: event.target.value })}
        >
          <option value="">choose</option>
          {replicas.map((r) => (
            <option key={r.server} value={r.server}>
              {r.server} · {r.role === 'leader' ? 'leader' : r.state}
            </option>
          ))}
        </select>
      </label>
    )
  }
  if (action !== 'purge') return null
  return (
    <div className={styles.fields}>
      <label className={styles.field}>
        What
        <select
          className={controls.select}
          value={given.scope}
          onChange={(event) => {
            const scope = SCOPES.find(([id]) => id === event.target.value)?.[0]
            if (scope) onGive({ ...given, scope })
          }}
        >
          {SCOPES.map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {given.scope === 'filter' && (
        <label className={styles.field}>
          Subject
          <input
            className={controls.input}
            value={given.filter}
            onChange={(event) => onGive({ ...given, filter: event.target.value })}
            spellCheck={false}
          />
        </label>
      )}
      {(given.scope === 'keep' || given.scope === 'before') && (
        <label className={styles.field}>
          {given.scope === 'keep' ? 'Messages to keep' : 'First sequence that stays'}
          <input
            className={controls.input}
            inputMode="numeric"
            value={given.number}
            onChange={(event) => onGive({ ...given, number: event.target.value })}
          />
        </label>
      )}
    </div>
  )
}
