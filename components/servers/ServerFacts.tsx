import { Age } from '@/components/live/Age'
import { type Fact, FactGrid, Facts, Lines } from '@/components/table/Facts'
import { because, textFact, timeFact, yesNo } from '@/components/table/fact'
import type { Server } from '@/lib/domain/model'
import type { ServerDetail } from '@/lib/domain/server-detail'
import { isAtLeast } from '@/lib/domain/version'
import { missingFrom, notReportedBy } from './missing'
import { limitFacts, processFacts, statisticsFacts } from './server-facts'
import { addressOf, clustersOf, jetstreamFacts } from './server-facts-jetstream'
import { NO_ROW, rowFacts, without } from './server-facts-row'

const lines = (term: string, of: readonly string[] | null): Fact => ({
  term,
  value: of === null ? null : of.length === 0 ? 'none' : <Lines of={of} />,
})
const pairs = (of: Record<string, string | boolean> | null) =>
  of === null ? null : Object.entries(of).map(([k, v]) => `${k}: ${v}`)

/** What a version that knows of it leaves out is not set. */
const since = (first: string, version: string | null) => (isAtLeast(version, first) ? [] : null)

/**
 * Every block of `nats server info`. `newer`: the row of the snapshot, where that is a later word of the server than the detail is:
 * then its figures come first, those of the detail are left out where both tell them, and every block says how old it is.
 */
export function ServerFacts({
  detail: d,
  server,
  newer = null,
}: {
  detail: ServerDetail
  server: Server | null
  newer?: Server | null
}) {
  const missing = notReportedBy(d.version)
  const { connection: c, jetstream: j } = d
  const old = newer && { at: d.observedAt }
  const { jetstream, statistics } = newer ? rowFacts(newer) : NO_ROW
  return (
    <FactGrid>
      {newer && <RowFacts server={newer} />}
      <Facts title="Process" missing={missing} facts={processFacts(d)} {...old} />
      <Facts
        title="Connection"
        missing={missing}
        facts={[
          yesNo('Auth Required', c.authRequired),
          yesNo('TLS Required', c.tlsRequired),
          textFact('Host', addressOf(c)),
          lines('Client URLs', c.clientUrls),
          because(lines('WebSocket URLs', c.websocketUrls), 'no WebSocket, or not reported'),
          because(timeFact('TLS Certificate Ends', c.tlsExpires), 'no TLS, or not reported'),
          textFact('Monitoring', c.monitoring && addressOf(c.monitoring)),
        ]}
        {...old}
      />
      {j ? (
        <Facts
          title={newer ? 'JetStream, earlier' : 'JetStream'}
          missing={missing}
          facts={without(jetstreamFacts(j, d.version), jetstream)}
          {...old}
        />
      ) : (
        !newer?.jetstream && (
          <Facts
            title="JetStream"
            missing={missing}
            facts={[{ term: 'State', value: 'off on this server', words: true }]}
            {...old}
          />
        )
      )}
      <Facts title="Limits" missing={missing} facts={limitFacts(d)} {...old} />
      <Facts
        title={newer ? 'Statistics, earlier' : 'Statistics'}
        missing={missing}
        facts={without(statisticsFacts(d), statistics)}
        {...old}
      />
      <Facts
        title="Cluster"
        missing={missing}
        facts={[
          textFact('Name', d.cluster?.name ?? null),
          lines('Tags', server?.tags ?? null),
          textFact('Host', d.cluster && addressOf(d.cluster)),
          lines('URLs', d.cluster?.urls ?? null),
          { term: 'Route Pool', value: d.cluster?.poolSize ?? null },
          lines('Metadata', pairs(d.process.metadata) ?? since('2.15', d.version)),
          lines('Feature Flags', pairs(d.process.featureFlags) ?? since('2.15', d.version)),
        ]}
        {...old}
      />
      <Facts
        title="Super Cluster"
        missing={d.supercluster ? missing : 'no gateways configured'}
        facts={[
          textFact('Name', d.supercluster?.name ?? null),
          textFact('Host', d.supercluster && addressOf(d.supercluster)),
          lines('Clusters', d.supercluster ? clustersOf(d) : null),
        ]}
        {...old}
      />
    </FactGrid>
  )
}

/** What the snapshot knows about a server that has not described itself. */
export function SnapshotFacts({ server: s }: { server: Server }) {
  return (
    <FactGrid>
      <Facts
        title="Last known"
        missing={missingFrom(s)}
        at={s.observedAt}
        facts={[
          textFact('Version', s.version),
          textFact('Host', addressOf(s)),
          lines('Tags', s.tags),
          { term: 'Started', value: s.startedAt && <Age at={s.startedAt} suffix=" ago" /> },
        ]}
      />
      <RowFacts server={s} />
    </FactGrid>
  )
}

/** The figures of its row, under the names that its page gives them. */
function RowFacts({ server: s }: { server: Server }) {
  const { jetstream, statistics } = rowFacts(s)
  return (
    <>
      {jetstream.length > 0 && (
        <Facts title="JetStream" missing={missingFrom(s)} facts={jetstream} at={s.observedAt} />
      )}
      <Facts title="Statistics" missing={missingFrom(s)} facts={statistics} at={s.observedAt} />
    </>
  )
}
