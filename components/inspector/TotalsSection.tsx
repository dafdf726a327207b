import { partialReason } from '@/components/streams/stream-health'
import { bytes, count, countShort } from '@/lib/domain/format'
import type { Server, Snapshot } from '@/lib/domain/model'
import { type Total, total } from '@/lib/domain/total'
import { Section } from './Section'
import styles from './TotalsSection.module.css'

const answers = (s: Server) => s.state === 'up' || s.state === 'leaving'

/** Totals of the supercluster; "≥" where not everybody has answered. */
export function TotalsSection({ snapshot }: { snapshot: Snapshot }) {
  const { streams, servers } = snapshot
  const why = partialReason(snapshot)
  const lower = (t: Total): Total => ({ ...t, partial: t.partial || why !== null })
  const figures: [string, Total, (n: number | null) => string][] = [
    ['streams', lower({ sum: streams.length, partial: false }), count],
    ['replicas', lower(total(streams, (s) => s.replicas.length || null)), count],
    ['consumers', lower(total(streams, (s) => s.consumers)), count],
    ['messages', lower(total(streams, (s) => s.messages)), countShort],
    ['stored', lower(total(streams, (s) => s.bytes)), bytes],
    ['clients', total(servers, (s) => (answers(s) ? s.connections : null)), count],
  ]
  return (
    <Section title="Totals">
      <dl className={styles.totals}>
        {figures.map(([name, { sum, partial }, format]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={`${count(sum)}${partial ? ` at least: ${why ?? 'not everybody has answered'}` : ''}`}>
              {partial && sum !== null && '≥ '}
              {format(sum)}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
