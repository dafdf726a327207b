import { Age } from '@/components/live/Age'
import { dateClock, plural } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'

/** Over how many failure domains the reachable copies lie. */
export function Spread({ spread }: Pick<Stream, 'spread'>) {
  if (spread.servers === 0) return <strong style={{ color: 'var(--crit)' }}>nowhere</strong>
  return (
    <>
      {spread.azs} AZ · {plural(spread.regions, 'region')}
    </>
  )
}

/** The quorum margin of a stream in words; the tone says how bad it is. */
export function marginWords(s: Stream): { text: string; tone: 'ok' | 'warn' | 'crit' | 'plain' } {
  if (s.offlineReason !== null) return { text: 'kept offline', tone: 'crit' }
  if (s.electing) return { text: 'electing a leader', tone: 'warn' }
  if (s.leader === null) return { text: 'no leader', tone: 'crit' }
  const { margin, needed } = s.quorum
  if (margin < 0) return { text: `−${-margin}, no quorum`, tone: 'crit' }
  if (margin === 0)
    return needed > 1 ? { text: '0, at risk', tone: 'warn' } : { text: '0, R1', tone: 'plain' }
  return { text: `+${margin}`, tone: 'ok' }
}

const INK = { ok: 'var(--ok)', warn: 'var(--warn)', crit: 'var(--crit)', plain: 'var(--ink-2)' }

export function Margin({ stream }: { stream: Stream }) {
  const { text, tone } = marginWords(stream)
  const { leader, replicas, quorum } = stream
  // Without a leader the figure tells an election from a lost majority; while no replica is known there is none.
  const isUnled = leader === null && stream.offlineReason === null
  const short = isUnled && replicas.length > 0 && quorum.margin < 0 ? `−${-quorum.margin}, ` : ''
  return (
    <span style={{ color: INK[tone], fontWeight: tone === 'plain' ? 400 : 600 }}>
      {short}
      {text}
    </span>
  )
}

/** When the last message was stored: a leader that answers may still take none, so this says more than its state. */
export function LastWrite({ stream: s }: { stream: Pick<Stream, 'lastAt' | 'lastSeq'> }) {
  if (s.lastAt === null) return s.lastSeq === 0 ? <>none yet</> : <span title="not reported">–</span>
  return (
    <span>
      {dateClock(s.lastAt)} UTC (<Age at={s.lastAt} suffix=" ago" />)
    </span>
  )
}

/** All that an answering leader proves: that it answers. Whether it takes messages, only the last one tells. */
export function LeaderAnswers({ stream }: { stream: Pick<Stream, 'lastAt' | 'lastSeq' | 'leader'> }) {
  return (
    <>
      {stream.leader === null ? 'no leader answers' : 'leader answers'}; last write{' '}
      <LastWrite stream={stream} />
    </>
  )
}
