'use client'
import { outboundOf } from '@/components/map/mapModel'
import { plural, rtt } from '@/lib/domain/format'
import type { GatewayEnd, GatewayLink } from '@/lib/domain/model'
import panel from './Panel.module.css'
import { Section } from './Section'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

const SHOWN = 40

/** The outbound gateway connection of every server of a cluster, missing ones first: what its open bundles draw. */
export function ClusterEnds({ links }: { links: readonly GatewayLink[] }) {
  const ends = links.flatMap((link) => outboundOf(link).map((end) => ({ to: link.to, ...end })))
  if (ends.length === 0) return null
  const lost = ends.filter((e) => !e.connected && !e.unanswered)
  const unheard = ends.filter((e) => e.unanswered)
  const drawn = [...lost, ...unheard, ...ends.filter((e) => e.connected)].slice(0, SHOWN)
  return (
    <Section
      title="Gateways by server"
      aside={
        lost.length > 0 ? (
          <strong className={panel.crit}>{lost.length} missing</strong>
        ) : unheard.length > 0 ? (
          <strong className={panel.warn}>{unheard.length} not answering</strong>
        ) : (
          `${ends.length} of ${ends.length}`
        )
      }
    >
      <table className={styles.table}>
        <caption className="visually-hidden">
          Outbound gateway connections by server, missing ones first
        </caption>
        <tbody>
          {drawn.map((e) => (
            <tr key={`${e.server} ${e.to}`}>
              <td>
                <SelectButton kind="server" id={e.server} />
              </td>
              <td className={e.connected || e.unanswered ? styles.quiet : styles.crit}>{words(e)}</td>
              <td className={`mono ${styles.right}`} title={e.rttMs === null ? 'not reported' : undefined}>
                {rtt(e.rttMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ends.length > drawn.length && (
        <p className={panel.small}>and {plural(ends.length - drawn.length, 'more', 'more')}</p>
      )}
    </Section>
  )
}

function words({ to, peer, connected, unanswered }: GatewayEnd & { to: string }): string {
  if (unanswered) return `to ${to}: does not answer`
  return connected ? `to ${peer ?? to}` : `no link to ${to}`
}
