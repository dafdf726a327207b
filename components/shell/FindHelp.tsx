import styles from './ShortcutsDialog.module.css'

const EXAMPLES = [
  ['cluster=xr', 'in cluster xr; cluster=rg1,rg2 in either'],
  ['tag:az=1', 'on a server with the tag az:1'],
  ['server~rg2', 'server whose name contains rg2'],
  ['stream=EVENTS', 'that stream, and the servers it lies on'],
  ['replicas<3', 'also <=, >, >=; bytes>10GiB, messages>1M, rtt>5ms'],
  ['lag>0', 'some follower is behind'],
  ['!healthy', '! turns a term round'],
  ['unknown', 'something is not known; no comparison matches it'],
] as const

/** The grammar of find and hide by example. */
export function FindHelp() {
  return (
    <section className={styles.group}>
      <h3>Terms of find and hide</h3>
      <p className={styles.lead}>
        All must hold. A bare word is part of a name. Hide leaves out a stream only when all its servers are
        hidden.
      </p>
      <dl className={styles.list}>
        {EXAMPLES.map(([term, meaning]) => (
          <div key={term} className={styles.row} data-wide="true">
            <dt className="mono">{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
