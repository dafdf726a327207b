import { whereColumns } from '@/components/servers/where-columns'
import { type Column, type Footer, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { count, fraction, NOT_KNOWN, plural } from '@/lib/domain/format'
import type { Cluster } from '@/lib/domain/model'
import { total, totalText } from '@/lib/domain/total'
import { serverHref } from '@/lib/url/links'
import type { LeaderRow } from './leader-rows'
import styles from './leaders.module.css'

const NO_LEADERS = 'no stream of its cluster has a leader'
const NOT_COUNTED = 'not counted yet: the button above counts them'

/** RAFT Leader Report: the columns of `nats server report jetstream --leaders`, then how even that is. */
export function leaderColumns(clusters: readonly Cluster[]): Column<LeaderRow>[] {
  const where = whereColumns<LeaderRow>((r) => r.server, clusters)
  return [
    {
      id: 'server',
      head: 'Server',
      value: (r) => r.server.key,
      cell: (r) => <RowLink href={serverHref(r.server.key)} name={r.server.key} />,
    },
    where.cluster,
    figure({
      id: 'stream-leaders',
      head: 'Stream leaders',
      value: (r) => r.leads,
      format: count,
      missing: () => '',
    }),
    figure({
      id: 'consumer-leaders',
      head: 'Consumer leaders',
      value: (r) => r.consumers,
      format: count,
      missing: () => NOT_COUNTED,
    }),
    {
      id: 'distribution',
      head: 'Distribution',
      about: 'Share of the stream leaders of its cluster; the mark is an even share',
      unit: '%',
      value: (r) => r.share,
      cell: (r) => <Distribution row={r} />,
      title: (r) => (r.share === null ? NO_LEADERS : undefined),
    },
    figure({
      id: 'over',
      head: 'Over even',
      about: 'Stream leaders above or below an even share of its cluster',
      value: (r) => r.over,
      format: (n) => (n === null ? NOT_KNOWN : `${n > 0 ? '+' : n < 0 ? '−' : ''}${Math.abs(n).toFixed(1)}`),
      missing: () => NO_LEADERS,
    }),
    figure({
      id: 'followers',
      head: 'Followers',
      about: 'Streams of which it holds a copy that does not lead',
      value: (r) => r.follows,
      format: count,
      missing: () => '',
    }),
    where.state,
    where.region,
    where.az,
    { ...where.tags, optional: true },
    where.age,
    { ...where.via, optional: true },
  ]
}

function Distribution({ row: { share, leads, over } }: { row: LeaderRow }) {
  if (share === null || over === null) return NOT_KNOWN
  const even = leads === 0 ? null : (share * (leads - over)) / leads
  return (
    <span className={styles.distribution}>
      <span aria-hidden="true" className={styles.track}>
        <span style={{ width: `${share}%` }} />
        {even !== null && <i style={{ left: `${even}%` }} />}
      </span>
      {fraction(share / 100)}
    </span>
  )
}

export function leaderFooter(rows: readonly LeaderRow[]): Footer {
  const sum = (of: (r: LeaderRow) => number | null) => ({ content: totalText(total(rows, of), count) })
  return {
    server: { content: plural(rows.length, 'server') },
    'stream-leaders': sum((r) => r.leads),
    ...(rows.some((r) => r.consumers !== null) && { 'consumer-leaders': sum((r) => r.consumers) }),
    followers: sum((r) => r.follows),
  }
}
