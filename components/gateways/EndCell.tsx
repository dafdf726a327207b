import { memo } from 'react'
import { rtt } from '@/lib/domain/format'
import type { GatewayEnd } from '@/lib/domain/model'
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
  fate,
  tabStop,
}: {
  row: string
  server: string
  to: string
  index: number
  end: GatewayEnd | undefined
  /** What find and hide make of the link it belongs to. */
  fate: Fate
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
        <div
          className={styles.endLine}
          data-connected={end?.connected}
          data-faded={fate === 'faded' || undefined}
        >
          <span className={styles.peer} title={end?.peer ?? undefined}>
            {end === undefined
              ? 'not reported'
              : end.connected
                ? end.peer === null
                  ? 'peer not named'
                  : `→ ${end.peer}`
                : 'no link'}
          </span>
          {end?.connected && <span>{rtt(end.rttMs)}</span>}
        </div>
      )}
    </td>
  )
})
