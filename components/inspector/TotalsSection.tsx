import { bytes, count, countShort } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import { Section } from './Section'
import styles from './TotalsSection.module.css'

/** A sum over what is known; `partial` when something is not, so that it reads "≥". */
interface Sum {
  known: number
  partial: boolean
}

function sum<T>(rows: readonly T[], figure: (row: T) => number | null): Sum {
  let known = 0
  let partial = false
  for (const row of rows) {
    const n = figure(row)
    if (n === null) partial = true
    else known += n
  }
  return { known, partial }
}

/** Totals of the supercluster; "≥" where not everybody has answered. */
export function TotalsSection({ snapshot }: { snapshot: Snapshot }) {
  const { streams, servers } = snapshot
  const figures: [string, Sum, (n: number) => string][] = [
    ['streams', { known: streams.length, partial: false }, count],
    ['replicas', { known: streams.reduce((n, s) => n + s.replicas.length, 0), partial: false }, count],
    ['consumers', sum(streams, (s) => s.consumers), count],
    ['messages', sum(streams, (s) => s.messages), countShort],
    ['stored', sum(streams, (s) => s.bytes), bytes],
    ['clients', sum(servers, (s) => s.connections), count],
  ]
  return (
    <Section title="Totals">
      <dl className={styles.totals}>
        {figures.map(([name, { known, partial }, format]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={`${count(known)}${partial ? ' at least: not everybody has answered' : ''}`}>
              {partial && '≥ '}
              {format(known)}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
