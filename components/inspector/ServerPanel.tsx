'use client'
import { Age } from '@/components/live/Age'
import { ServerAge, ServerHeadAge } from '@/components/live/RowAge'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { adviceFor } from '@/components/servers/advice'
import { missingFrom } from '@/components/servers/missing'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { Chip, ClusterChip } from '@/components/ui/Chip'
import { CROWN, Glyph, StateShape } from '@/components/ui/Glyph'
import { bytes, count, NOT_KNOWN, percent, rtt } from '@/lib/domain/format'
import { notInMetaGroup } from '@/lib/domain/meta-member'
import type { Server } from '@/lib/domain/model'
import { serverHref } from '@/lib/url/links'
import { FindingsTouching } from './FindingsTouching'
import panel from './Panel.module.css'
import { Fact, Facts, Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { ServerJetStreamSection } from './ServerJetStreamSection'
import { ServerLinks } from './ServerLinks'
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
            {server.state !== 'up' && server.observedAt ? 'last heard ' : ''}
            {server.via ? `from ${server.via}` : 'nobody answers for it'} · <ServerHeadAge server={server} />
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
      {server.jetstream && (
        <ServerJetStreamSection
          jetstream={server.jetstream}
          version={server.version}
          asOf={server.state === 'up' ? null : <AsOf server={server} />}
        />
      )}
      <Load server={server} />
      <ServerLinks server={server.key} />
      <div className={panel.actions}>
        <ButtonLink size="small" prefetch={false} href={serverHref(server.key)}>
          Open {server.key}
        </ButtonLink>
      </div>
    </>
  )
}

/** Of what a server said before it stopped answering. */
function AsOf({ server }: { server: Server }) {
  if (server.observedAt === null) return 'never heard'
  return (
    <>
      as of <ServerAge server={server} suffix=" ago" />
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
  const missing = missingFrom(server)
  const advice = adviceFor(server.version)
  return (
    <Section title="Place" aside={server.state === 'up' ? undefined : <AsOf server={server} />}>
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
        <Fact name="Address" mono missing={missing}>
          {server.host === null
            ? NOT_KNOWN
            : `${server.host}${server.port === null ? '' : `:${server.port}`}`}
        </Fact>
        <Fact name="Version" mono missing={missing} title={advice ?? undefined}>
          {server.version === null ? (
            NOT_KNOWN
          ) : (
            <>
              {server.version}
              {advice && <span className={panel.warn}> update advised</span>}
            </>
          )}
        </Fact>
        <Fact name="Id" mono missing={missing} title={server.id ?? undefined}>
          {server.id === null ? NOT_KNOWN : server.id.length > 16 ? `${server.id.slice(0, 12)}…` : server.id}
        </Fact>
        <Fact name="Meta group">
          {server.metaMember === null ? (
            <span title="no meta leader has answered since it came">{NOT_KNOWN}</span>
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
  const missing = missingFrom(server)
  return (
    <Section
      title="Load"
      aside={server.state === 'up' ? <ServerHeadAge server={server} /> : <AsOf server={server} />}
    >
      <Facts>
        <Fact name="Up for" mono missing={`it is ${server.state}`}>
          {server.state === 'up' ? <Age at={server.startedAt} /> : NOT_KNOWN}
        </Fact>
        <Fact name="CPU" mono missing={missing} title="of one core">
          {percent(server.cpu)}
          {server.cores !== null && ` · ${server.cores} cores`}
        </Fact>
        <Fact name="Memory" mono missing={missing} title={`${count(server.mem)} bytes`}>
          {bytes(server.mem)}
        </Fact>
        <Fact name="RTT" mono missing={missing} title="request to answer, smallest over the vantages">
          {rtt(server.rttMs)}
        </Fact>
        <Fact name="Clients" mono missing={missing}>
          {count(server.connections)}
        </Fact>
        <Fact name="Subscriptions" mono missing={missing}>
          {count(server.subscriptions)}
        </Fact>
        <Fact name="Routes" mono missing={missing}>
          {count(server.routes)}
        </Fact>
        <Fact name="Gateways" mono missing={missing}>
          {count(server.gateways)}
        </Fact>
        <Fact name="Slow consumers" mono missing={missing}>
          {count(server.slowConsumers)}
        </Fact>
      </Facts>
    </Section>
  )
}
