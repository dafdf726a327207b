'use client'
import { outboundOf } from '@/components/map/mapModel'
import { plural } from '@/lib/domain/format'
import type { GatewayLink } from '@/lib/domain/model'
import { EndsTable } from './EndsTable'
import panel from './Panel.module.css'
import { Section } from './Section'

const SHOWN = 40

/** The outbound gateway connection of every server of a cluster, missing ones first: what its open bundles draw. */
export function ClusterEnds({ links }: { links: readonly GatewayLink[] }) {
  const ends = links.flatMap((link) => outboundOf(link).map((end) => ({ to: link.to, ...end })))
  if (ends.length === 0) return null
  const lost = ends.filter((e) => !e.connected)
  const drawn = [...lost, ...ends.filter((e) => e.connected)].slice(0, SHOWN)
  return (
    <Section
      title="Gateways by server"
      aside={
        lost.length > 0 ? (
          <strong className={panel.crit}>{lost.length} missing</strong>
        ) : (
          `${ends.length} of ${ends.length}`
        )
      }
    >
      <EndsTable
        caption="Outbound gateway connections by server, missing ones first"
        ends={drawn}
        words={(e) => (e.connected ? `to ${e.peer ?? e.to}` : `no link to ${e.to}`)}
      />
      {ends.length > drawn.length && (
        <p className={panel.small}>and {plural(ends.length - drawn.length, 'more', 'more')}</p>
      )}
    </Section>
  )
}
