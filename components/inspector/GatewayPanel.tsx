'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Chip, ClusterChip } from '@/components/ui/Chip'
import { NOT_KNOWN, rtt } from '@/lib/domain/format'
import { type GatewayLink, gatewayKey } from '@/lib/domain/model'
import { EndsTable } from './EndsTable'
import { FindingsTouching } from './FindingsTouching'
import panel from './Panel.module.css'
import { Fact, Facts, Section, Title } from './Section'

/** The gateway connections between two clusters, each direction by itself: a fault is often one-way. */
export function GatewayPanel({ link, back }: { link: GatewayLink; back: GatewayLink | null }) {
  const { clusters } = useSnapshot()
  return (
    <>
      <Title
        name={`${link.from} ⇄ ${link.to}`}
        kind={<Chip>gateway link</Chip>}
        context={
          <>
            <ClusterChip clusters={clusters} name={link.from} />{' '}
            <ClusterChip clusters={clusters} name={link.to} />
          </>
        }
      />
      <Direction link={link} />
      {back ? (
        <Direction link={back} />
      ) : (
        <Section title={`${link.to} to ${link.from}`}>
          <p className={panel.warn}>Nobody reports this direction.</p>
        </Section>
      )}
      <FindingsTouching kind="gateway" id={gatewayKey(link)} what="this link" />
    </>
  )
}

function Direction({ link }: { link: GatewayLink }) {
  const tone = link.connected === link.expected ? panel.ok : link.connected === 0 ? panel.crit : panel.warn
  const ends = link.servers.filter((e) => e.direction === 'outbound')
  return (
    <Section
      title={`${link.from} to ${link.to}`}
      aside={
        <strong className={`mono ${tone}`}>
          {link.connected}/{link.expected}
        </strong>
      }
    >
      <Facts>
        <Fact name="RTT" mono title="smallest, median, largest" missing="no connection, or not reported">
          {link.rttMs === null
            ? NOT_KNOWN
            : `${rtt(link.rttMs.min)} · ${rtt(link.rttMs.median)} · ${rtt(link.rttMs.max)}`}
        </Fact>
      </Facts>
      <EndsTable
        caption={`Outbound connections from ${link.from} to ${link.to}`}
        ends={ends}
        words={(e) => (e.connected ? (e.peer ? `to ${e.peer}` : 'connected') : 'not connected')}
      />
    </Section>
  )
}
