'use client'
import { ClusterChip } from '@/components/ui/Chip'
import { Glyph, ReplicaShape, StateShape } from '@/components/ui/Glyph'
import { clusterColour } from '@/lib/domain/cluster-order'
import type { Replica, Server, Snapshot } from '@/lib/domain/model'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import { replicaWords } from './follow'
import { miniMap } from './mini-map'
import styles from './PlacementMap.module.css'
import { shortReason } from './words'

/** Above this the map would not be read; clusters with their counts say as much. */
const DRAWN = 40

interface Props {
  snapshot: Snapshot
  preview: Pick<PlacementPreview, 'eligible' | 'refused'>
  /** Where the replicas really are, once the stream exists. */
  replicas: Replica[] | null
}

/** Eligible and refused servers, in the order of the map: a column is a failure domain, a row a cluster. */
export function PlacementMap({ snapshot, preview, replicas }: Props) {
  if (snapshot.servers.length > DRAWN) return <ClusterCounts snapshot={snapshot} preview={preview} />
  const map = miniMap(snapshot)
  const row = (lane: number) => lane + 3
  return (
    // Focusable because it scrolls when it is narrow.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.scroll} aria-label="Servers of the preview" tabIndex={0}>
      <div
        className={styles.map}
        style={{ gridTemplateColumns: `repeat(${map.columns.length}, minmax(72px, 1fr))` }}
      >
        {map.regions.map((r) => (
          <div
            key={r.id}
            className={styles.region}
            style={{ gridColumn: `${r.start + 1} / span ${r.span}`, gridRow: `1 / span ${map.lanes + 2}` }}
          >
            <h4>{r.label}</h4>
          </div>
        ))}
        {map.columns.map((c, i) => (
          <div
            key={`${c.region}/${c.az}`}
            className={styles.az}
            style={{ gridColumn: i + 1, gridRow: `2 / span ${map.lanes + 1}` }}
          >
            {c.label}
          </div>
        ))}
        {map.bands.map((b) => {
          const colour = clusterColour(snapshot.clusters, b.cluster)
          return (
            <div
              key={b.cluster ?? ''}
              className={styles.band}
              style={{
                gridColumn: `${b.start + 1} / span ${b.span}`,
                gridRow: row(b.lane),
                ['--band' as string]: colour ? `var(--c${colour.index})` : 'var(--hatch)',
              }}
              data-cross={b.crossRegion || undefined}
            >
              {b.cluster === null ? (
                <span>no cluster</span>
              ) : (
                <ClusterChip clusters={snapshot.clusters} name={b.cluster} />
              )}
            </div>
          )
        })}
        {map.cells.map((cell) => (
          <ul
            key={`${cell.lane}/${cell.column}`}
            className={styles.cell}
            style={{ gridColumn: cell.column + 1, gridRow: row(cell.lane) }}
          >
            {cell.servers.map((server) => (
              <ServerCell
                key={server.key}
                server={server}
                preview={preview}
                replica={replicas?.find((r) => r.server === server.key) ?? null}
              />
            ))}
          </ul>
        ))}
      </div>
    </section>
  )
}

function ServerCell({
  server,
  preview,
  replica,
}: {
  server: Server
  preview: Props['preview']
  replica: Replica | null
}) {
  const reasons = preview.refused.find((r) => r.server === server.key)?.reasons ?? []
  const look = replica ? replica.role : reasons.length === 0 ? 'eligible' : 'refused'
  return (
    <li
      className={styles.server}
      data-look={look}
      title={[server.name, ...reasons.map((r) => r.text)].join('\n')}
    >
      <span className={styles.name}>{middle(server.key)}</span>
      <span className={styles.verdict}>
        {replica ? (
          <>
            <Glyph size={10}>
              <ReplicaShape role={replica.role} state={replica.state} />
            </Glyph>
            {replicaWords(replica)}
          </>
        ) : reasons[0] ? (
          <>
            {reasons[0].code === 'offline' ? (
              <Glyph size={10}>
                <StateShape state={server.state} />
              </Glyph>
            ) : (
              <RefusedMark />
            )}
            {shortReason(reasons[0], server)}
          </>
        ) : (
          <>
            <EligibleMark /> eligible
          </>
        )}
      </span>
    </li>
  )
}

function ClusterCounts({ snapshot, preview }: Pick<Props, 'snapshot' | 'preview'>) {
  const eligible = new Set(preview.eligible.map((e) => e.server))
  return (
    <ul className={styles.counts}>
      {snapshot.clusters.map((c) => (
        <li key={c.name}>
          <ClusterChip clusters={snapshot.clusters} name={c.name} />{' '}
          {c.servers.filter((s) => eligible.has(s)).length} of {c.servers.length} eligible
        </li>
      ))}
    </ul>
  )
}

export function EligibleMark() {
  return (
    <svg aria-hidden="true" width="11" height="11" viewBox="-5.5 -5.5 11 11">
      <circle r="5" fill="var(--accent)" />
      <path d="M-2.3 0.1 L-0.7 1.8 L2.4 -1.7" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
    </svg>
  )
}

export function RefusedMark() {
  return (
    <svg aria-hidden="true" width="11" height="11" viewBox="-5.5 -5.5 11 11">
      <circle r="4.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M-3 3 L3 -3" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  )
}

/** Long names are cut in the middle; the whole is in the tooltip. */
function middle(name: string): string {
  return name.length <= 11 ? name : `${name.slice(0, 5)}…${name.slice(-5)}`
}
