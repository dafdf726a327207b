import type { Snapshot } from '@/lib/domain/model'
import styles from './map.module.css'

/** Said while no server is known: what is tried, and what failed. */
export function EmptyMap({ snapshot }: { snapshot: Snapshot }) {
  const { vantages } = snapshot.coverage
  return (
    <div className={styles.empty}>
      <h2>No server has answered yet</h2>
      {vantages.length === 0 ? (
        <p>
          No connection to the system account is configured. Set the key system.servers of the configuration.
        </p>
      ) : (
        <ul>
          {vantages.map((v) => (
            <li key={`${v.cluster} ${v.url}`}>
              <code>{v.url}</code> {v.state}
              {v.reason ? `: ${v.reason}` : ''}
            </li>
          ))}
        </ul>
      )}
      <p>The map draws itself as soon as one server answers.</p>
    </div>
  )
}
