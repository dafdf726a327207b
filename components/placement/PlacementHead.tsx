'use client'
import { memo } from 'react'
import { useAge } from '@/components/map/useAge'
import { Glyph, STAR, StateShape } from '@/components/ui/Glyph'
import { clusterColour } from '@/lib/domain/cluster-order'
import { dateClock } from '@/lib/domain/format'
import type { Cluster, Server } from '@/lib/domain/model'
import { type ReplicaCounts, skewOf } from '@/lib/domain/replica-counts'
import type { ServerColumn } from '@/lib/graph/server-columns'
import { cutMiddle } from '@/lib/graph/text'
import styles from './head.module.css'
import { columnName } from './names'

interface Props {
  column: ServerColumn
  index: number
  server: Server | undefined
  leads: number
  follows: number
  alone: number
  mean: number | null
  clusters: readonly Cluster[]
  selected: boolean
  /** Not what is looked for. */
  faded: boolean
  tabStop: boolean
}

/** Head of one server's column: cluster, name, what it leads and follows, and how far that is from the mean. */
export const ServerHead = memo(function ServerHead(props: Props) {
  const { column, index, server, leads, follows, alone, mean, clusters, selected, faded, tabStop } = props
  const counts: ReplicaCounts = { leads, follows, alone }
  const skew = skewOf(server, counts, mean)
  const colour = clusterColour(clusters, server?.cluster ?? null)
  const away = server !== undefined && server.state !== 'up'
  return (
    <th
      scope="col"
      className={styles.server}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={index + 4}
      aria-label={columnName(column.key, server, counts, skew)}
      aria-selected={selected}
      title={`${column.key}${server ? `: ${server.why}` : ''}`}
      data-row=""
      data-col={column.key}
      data-first={column.firstOf ?? undefined}
      data-state={server?.state}
      data-faded={(faded && !away) || undefined}
    >
      <div
        className={styles.stripe}
        data-striped={colour?.striped || undefined}
        data-ghost={away || undefined}
        style={{ '--cluster': colour ? `var(--c${colour.index})` : 'var(--hatch)' } as Record<string, string>}
      />
      <div className={styles.serverName}>{cutMiddle(column.key)}</div>
      <div className={styles.counts}>
        {away ? (
          <span className={styles.state}>
            <Glyph>
              <StateShape state={server.state} />
            </Glyph>
            {server.state === 'unknown' ? 'unknown' : <ShortAge since={server.since} />}
          </span>
        ) : (
          <Counts counts={counts} />
        )}
      </div>
      <div className={styles.counts}>{away ? <Counts counts={counts} /> : <Skew skew={skew} />}</div>
    </th>
  )
})

/** `48 s`, `12 m`: no more has room; the name of the column says it in full. */
function ShortAge({ since }: { since: string }) {
  return (
    <time dateTime={since} title={`${dateClock(since)} UTC`}>
      {useAge(since)}
    </time>
  )
}

function Counts({ counts }: { counts: ReplicaCounts }) {
  return (
    <span className={styles.pair}>
      <svg aria-hidden="true" width="10" height="10" viewBox="-5.5 -5.5 11 11">
        <path d={STAR} fill="currentColor" />
      </svg>
      {short(counts.leads)}
      <svg aria-hidden="true" width="8" height="10" viewBox="-4 -5 8 10">
        <circle r="3.4" fill="currentColor" />
      </svg>
      {short(counts.follows)}
    </span>
  )
}

/** Half the bar's width stands for once the mean; more than that stays at the end of the bar. */
const BAR = 11

function Skew({ skew }: { skew: number | null }) {
  if (skew === null) return null
  const width = Math.max(1, Math.min(1, Math.abs(skew)) * BAR)
  const percent = Math.round(skew * 100)
  const text = percent > 999 ? '>+999%' : `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)}%`
  return (
    <span className={styles.skew}>
      <svg aria-hidden="true" width={BAR * 2} height="9" viewBox={`${-BAR} 0 ${BAR * 2} 9`}>
        <rect x={skew < 0 ? -width : 0} y="1.5" width={width} height="6" fill="var(--line-2)" rx="1" />
        <path d="M0 0 V9" stroke="var(--ink-2)" strokeWidth="1" />
      </svg>
      {text}
    </span>
  )
}

/** Three characters at most: `999`, `12k`. */
const short = (n: number): string => (n < 1000 ? String(n) : `${Math.round(n / 1000)}k`)
