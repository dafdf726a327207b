'use client'
import { memo } from 'react'
import { Age } from '@/components/live/Age'
import { Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import { rtt } from '@/lib/domain/format'
import { linkState } from '@/lib/domain/link-state'
import { type GatewayLink, gatewayKey } from '@/lib/domain/model'
import type { Fate } from '@/lib/domain/query/sieve'
import styles from './cells.module.css'
import { inboundWords, linkName, rttRange, untoldWords } from './names'

interface Props {
  row: string
  from: string
  to: string
  index: number
  link: GatewayLink | undefined
  isCompact: boolean
  heat: number | null
  /** Since when a finding says that something is missing. */
  since: string | null
  /** What find and hide make of it. */
  fate: Fate
  selected: boolean
  tabStop: boolean
}

/** What one cluster sees of another: connected of expected, the state in a word, round trips. */
export const LinkCell = memo(function LinkCell(props: Props) {
  const { row, from, to, index, link, isCompact, heat, since, fate, selected, tabStop } = props
  const state = linkState(link)
  const style: Record<string, string> = { '--heat': `${(heat ?? 0) * 4}%` }
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a <td> is a gridcell, which may be selected
    <td
      className={styles.cell}
      tabIndex={tabStop ? 0 : -1}
      aria-colindex={index + 2}
      aria-label={fate === 'hidden' ? `${from} to ${to}: hidden` : linkName(from, to, link)}
      aria-selected={selected}
      title={fate === 'hidden' ? undefined : titleOf(props)}
      data-row={row}
      data-col={to}
      data-link={link ? gatewayKey(link) : undefined}
    >
      {fate !== 'hidden' && (
        <div
          className={styles.link}
          data-state={state}
          data-faded={fate === 'faded' || undefined}
          style={style}
        >
          <div className={styles.line}>
            <span className={styles.count}>{link ? `${link.connected}/${link.expected}` : '–'}</span>
            {!isCompact && (
              <span className={styles.word}>
                {link && state === 'unknown' ? 'not known' : state === 'unknown' ? 'not reported' : state}
              </span>
            )}
            <LinkMark state={state} />
          </div>
          {isCompact && <div className={styles.rtt}>{link?.rttMs && rtt(link.rttMs.median)}</div>}
          {!isCompact && (
            <div className={styles.rtt}>
              {link?.rttMs ? (
                <>
                  <span>{rtt(link.rttMs.median)}</span>
                  <span className={styles.range}>{rttRange(link.rttMs)}</span>
                </>
              ) : (
                link &&
                state !== 'unknown' && <span>{link.connected === 0 ? 'no RTT' : 'RTT not reported'}</span>
              )}
              {link &&
                untoldWords(link).map((words) => (
                  <span key={words} className={styles.untold}>
                    {words}
                  </span>
                ))}
              {state === 'broken' && since !== null && <Age at={since} />}
            </div>
          )}
        </div>
      )}
    </td>
  )
})

/** What hovering tells: in a compact cell all that it has no room for. */
function titleOf({ from, to, link, isCompact }: Props): string {
  const what = link ? inboundWords(link) : `nobody of ${from} reports its gateways`
  return isCompact ? `${linkName(from, to, link)}; ${what}` : what
}

/** The mark of a direction that is not whole; the legend draws the same. */
export function LinkMark({ state }: { state: ReturnType<typeof linkState> }) {
  if (state === 'full') return null
  return (
    <span className={styles.mark}>
      <Glyph size={state === 'unknown' ? 12 : 14}>
        {state === 'unknown' ? (
          <StateShape state="unknown" />
        ) : (
          <SeverityShape severity={state === 'broken' ? 'critical' : 'warning'} />
        )}
      </Glyph>
    </span>
  )
}
