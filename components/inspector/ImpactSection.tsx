'use client'
import { useMemo } from 'react'
import { count, plural } from '@/lib/domain/format'
import { impact, type Loss } from '@/lib/domain/impact'
import type { Snapshot } from '@/lib/domain/model'
import styles from './ImpactSection.module.css'
import { Section } from './Section'

const MOST_REGIONS = 5

/** What one more failure would stop, from what this snapshot says about replicas. */
export function ImpactSection({ snapshot }: { snapshot: Snapshot }) {
  const { streams, servers, meta, regions: grounds } = snapshot
  // A beat renews the snapshot without touching these: nothing is counted anew.
  const { judged, stopped, unknown, server, az, regions } = useMemo(
    () => impact({ streams, servers, meta, regions: grounds }),
    [streams, servers, meta, grounds],
  )
  if (streams.length === 0) return null
  const byWorst = [...regions].sort((a, b) => b.stops.length - a.stops.length)
  return (
    <Section title="If one more fails" aside={`of ${plural(judged, 'stream')}`}>
      <ul className={styles.list}>
        {server && <Row name="worst server" loss={server} judged={judged} />}
        {az && <Row name="worst AZ" loss={az} judged={judged} />}
        {byWorst.slice(0, MOST_REGIONS).map((r) => (
          <Row key={r.label} name={`region ${r.label}`} loss={r} judged={judged} />
        ))}
      </ul>
      {regions.length > MOST_REGIONS && (
        <p className={styles.note}>
          and {plural(regions.length - MOST_REGIONS, 'more region')}, none of them worse
        </p>
      )}
      {stopped > 0 && <p className={styles.note}>{plural(stopped, 'stream')} stopped already, not counted</p>}
      {unknown > 0 && (
        <p className={styles.note}>{plural(unknown, 'stream')} with unknown replicas, not counted</p>
      )}
    </Section>
  )
}

function Row({ name, loss, judged }: { name: string; loss: Loss; judged: number }) {
  const n = loss.stops.length
  const which = n === 0 && !loss.metaStops ? 'stops nothing' : `${loss.label}: ${loss.stops.join(', ')}`
  return (
    <li className={styles.row} title={which}>
      <span className={styles.name}>{name}</span>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ flexGrow: judged - n }} className={styles.stay} />
        <span style={{ flexGrow: n }} className={styles.stop} />
      </span>
      <span className={styles.figure}>
        {n === 0 ? 'none stops' : `${count(n)} ${n === 1 ? 'stops' : 'stop'}`}
        {loss.metaStops && <strong> + meta</strong>}
      </span>
    </li>
  )
}
