'use client'
import { Age } from '@/components/live/Age'
import { ServerAge } from '@/components/live/RowAge'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ButtonLink } from '@/components/ui/Button'
import { Chip, ClusterChip } from '@/components/ui/Chip'
import { CROWN, Glyph, StateShape } from '@/components/ui/Glyph'
import { bytes, count, percent, rtt } from '@/lib/domain/format'
import { notInMetaGroup } from '@/lib/domain/meta-member'
import type { Server } from '@/lib/domain/model'
import { serverHref } from '@/lib/url/links'
import { FindingsTouching } from './FindingsTouching'
import panel from './Panel.module.css'
import { Fact, Facts, Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { ServerJetStreamSection } from './ServerJetStreamSection'
import { ServerStreams } from './ServerStreams'

/** One server: is it there, where is it, what does it carry. */
export function ServerPanel({ server }: { server: Server }) {
  const { clusters, meta } = useSnapshot()
  return (
    <>
      <Title
        mark={
          <Glyph>
            <StateShape state={server.state} />
          </Glyph>
        }
        name={server.name}
        mono
        kind={
          <>
            <Chip>server</Chip>
            {server.cluster && <ClusterChip clusters={clusters} name={server.cluster} />}
          </>
        }
        context={
          <>
            {server.via ? `from ${server.via}` : 'nobody answers for it'} ·{' '}
            <ServerAge server={server} suffix=" ago" />
          </>
        }
      />
      <Section
        title="State"
        aside={
          <>
            for <Age at={server.since} />
          </>
        }
      >
        <p>
          <strong className={STATE_TONE[server.state]}>{server.state}</strong>: {server.why}
        </p>
        {server.key === meta.leader && (
          <p>
            <Glyph size={14}>
              <path d={CROWN} fill="currentColor" />
            </Glyph>{' '}
            leads the meta group
          </p>
        )}
        {notInMetaGroup(server) && (
          <p>
            <strong className={panel.warn}>not in the meta group</strong>: it answers, but nothing can be
            placed on it.
          </p>
        )}
      </Section>
      <FindingsTouching kind="server" id={server.key} what="this server" />
      <Where server={server} />
      <ServerStreams server={server} />
      {server.jetstream && <ServerJetStreamSection jetstream={server.jetstream} />}
      <Load server={server} />
      <div className={panel.actions}>
        <ButtonLink size="small" prefetch={false} href={serverHref(server.key)}>
          Open {server.key}
        </ButtonLink>
      </div>
    </>
  )
}

const STATE_TONE = {
  up: panel.ok,
  leaving: panel.warn,
  silent: panel.warn,
  down: panel.crit,
  unknown: undefined,
} as const

function Where({ server }: { server: Server }) {
  return (
    <Section title="Place">
      <Facts>
        <Fact name="Region">
          <SelectButton kind="region" id={server.region} />
        </Fact>
        <Fact name="AZ" mono>
          {server.az ?? 'no AZ tag'}
        </Fact>
        <Fact name="Cluster">
          {server.cluster === null ? 'none' : <SelectButton kind="cluster" id={server.cluster} />}
        </Fact>
        <Fact name="Tags" mono>
          {server.tags.length > 0 ? server.tags.join(' ') : 'none'}
        </Fact>
        <Fact name="Address" mono>
          {server.host === null ? '–' : `${server.host}${server.port === null ? '' : `:${server.port}`}`}
        </Fact>
        <Fact name="Version" mono>
          {server.version ?? '–'}
        </Fact>
        <Fact name="Id" mono title={server.id ?? undefined}>
          {server.id === null ? '–' : server.id.length > 16 ? `${server.id.slice(0, 12)}…` : server.id}
        </Fact>
        <Fact name="Meta group">
          {server.metaMember === null ? (
            <span title="no meta leader has answered since it came">–</span>
          ) : server.metaMember ? (
            'member'
          ) : (
            'not a member'
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

function Load({ server }: { server: Server }) {
  return (
    <Section title="Load" aside={server.observedAt && <ServerAge server={server} suffix=" ago" />}>
      <Facts>
        <Fact name="Up for" mono>
          {server.state === 'up' ? <Age at={server.startedAt} /> : '–'}
        </Fact>
        <Fact name="CPU" mono title="of one core">
          {percent(server.cpu)}
          {server.cores !== null && ` · ${server.cores} cores`}
        </Fact>
        <Fact name="Memory" mono title={`${count(server.mem)} bytes`}>
          {bytes(server.mem)}
        </Fact>
        <Fact name="RTT" mono title="request to answer, smallest over the vantages">
          {rtt(server.rttMs)}
        </Fact>
        <Fact name="Clients" mono>
          {count(server.connections)}
        </Fact>
        <Fact name="Subscriptions" mono>
          {count(server.subscriptions)}
        </Fact>
        <Fact name="Routes" mono>
          {count(server.routes)}
        </Fact>
        <Fact name="Gateways" mono>
          {count(server.gateways)}
        </Fact>
        <Fact name="Slow consumers" mono>
          {count(server.slowConsumers)}
        </Fact>
      </Facts>
    </Section>
  )
}
