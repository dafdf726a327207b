import { memo } from 'react'
import { dateClock, rtt } from '@/lib/domain/format'
import type { GatewayEnd, Server } from '@/lib/domain/model'
import type { Fate } from '@/lib/domain/query/sieve'
import styles from './cells.module.css'
import { endName } from './names'

/** The one outbound connection of a server to another cluster: which peer it found there. */
export const EndCell = memo(function EndCell({
  row,
  server,
  to,
  index,
  end,
  asked,
  fate,
  isCompact,
  tabStop,
}: {
  row: string
  server: string
  to: string
  index: number
  end: GatewayEnd | undefined
  /** The server itself, when it is in the roster. */
  asked: Server | undefined
  /** What find and hide make of the link it belongs to. */
  fate: Fate
  isCompact: boolean
  tabStop: boolean
}) {
  return (
    <td
      className={styles.end}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={index + 2}
      aria-label={fate === 'hidden' ? `${server} to ${to}: hidden` : endName(server, to, end)}
      data-row={row}
      data-col={to}
    >
      {fate !== 'hidden' && (
        <div className={styles.endLine} data-end={endState(end)} data-faded={fate === 'faded' || undefined}>
          <span
            className={styles.peer}
            title={
              end?.unanswered && asked
                ? `${asked.state} since ${dateClock(asked.since)} UTC: ${asked.why}`
                : isCompact
                  ? endName(server, to, end)
                  : (end?.peer ?? undefined)
            }
          >
            {!isCompact ? endWords(end) : end?.connected ? rtt(end.rttMs) : shortWords(end)}
          </span>
          {!isCompact && end?.connected && <span>{rtt(end.rttMs)}</span>}
        </div>
      )}
    </td>
  )
})

const endState = (end: GatewayEnd | undefined) =>
  end === undefined || end.unanswered ? 'unknown' : end.connected ? 'connected' : 'none'

/** Where there is no room for a sentence; the whole is told on hover. */
const shortWords = (end: GatewayEnd | undefined) => (end === undefined || end.unanswered ? '–' : 'none')

function endWords(end: GatewayEnd | undefined): string {
  if (end === undefined) return 'not reported'
  if (end.unanswered) return 'does not answer'
  if (!end.connected) return 'no link'
  return end.peer === null ? 'peer not named' : `→ ${end.peer}`
}
