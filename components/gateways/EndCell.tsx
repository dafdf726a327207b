import { memo } from 'react'
import { rtt } from '@/lib/domain/format'
import type { GatewayEnd } from '@/lib/domain/model'
import styles from './cells.module.css'
import { endName } from './names'

/** The one outbound connection of a server to another cluster: which peer it found there. */
export const EndCell = memo(function EndCell({
  row,
  server,
  to,
  index,
  end,
  tabStop,
}: {
  row: string
  server: string
  to: string
  index: number
  end: GatewayEnd | undefined
  tabStop: boolean
}) {
  return (
    <td
      className={styles.end}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={index + 2}
      aria-label={endName(server, to, end)}
      data-row={row}
      data-col={to}
    >
      <div className={styles.endLine} data-connected={end?.connected}>
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
    </td>
  )
})
