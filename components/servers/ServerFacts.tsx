import { Age } from '@/components/live/Age'
import { type Fact, FactGrid, Facts, Lines } from '@/components/table/Facts'
import { because, textFact, timeFact, yesNo } from '@/components/table/fact'
import { bytes, count, percent } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import type { ServerDetail } from '@/lib/domain/server-detail'
import { isAtLeast } from '@/lib/domain/version'
import { missingFrom, notReportedBy } from './missing'
import { limitFacts, processFacts, statisticsFacts } from './server-facts'
import { addressOf, clustersOf, jetstreamFacts } from './server-facts-jetstream'

const lines = (term: string, of: readonly string[] | null): Fact => ({
  term,
  value: of === null ? null : of.length === 0 ? 'none' : <Lines of={of} />,
})
const pairs = (of: Record<string, string | boolean> | null) =>
  of === null ? null : Object.entries(of).map(([k, v]) => `${k}: ${v}`)

/** What a version that knows of it leaves out is not set. */
const since = (first: string, version: string | null) => (isAtLeast(version, first) ? [] : null)

/** Every block of `nats server info`. */
export function ServerFacts({ detail: d, server }: { detail: ServerDetail; server: Server | null }) {
  const missing = notReportedBy(d.version)
  const { connection: c, jetstream: j } = d
  return (
    <FactGrid>
      <Facts title="Process" missing={missing} facts={processFacts(d)} />
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
      />
      {j ? (
        <Facts title="JetStream" missing={missing} facts={jetstreamFacts(j, d.version)} />
      ) : (
        <Facts
          title="JetStream"
          missing={missing}
          facts={[{ term: 'State', value: 'off on this server', words: true }]}
        />
      )}
      <Facts title="Limits" missing={missing} facts={limitFacts(d)} />
      <Facts title="Statistics" missing={missing} facts={statisticsFacts(d)} />
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
      />
      <Facts
        title="Super Cluster"
        missing={d.supercluster ? missing : 'no gateways configured'}
        facts={[
          textFact('Name', d.supercluster?.name ?? null),
          textFact('Host', d.supercluster && addressOf(d.supercluster)),
          lines('Clusters', d.supercluster ? clustersOf(d) : null),
        ]}
      />
    </FactGrid>
  )
}

/** What the snapshot knows about a server that has not described itself. */
export function SnapshotFacts({ server: s }: { server: Server }) {
  const figure = (n: number | null, format: (n: number) => string) => (n === null ? null : format(n))
  return (
    <FactGrid>
      <Facts
        title="Last known"
        missing={missingFrom(s)}
        facts={[
          textFact('Version', s.version),
          textFact('Host', addressOf(s)),
          lines('Tags', s.tags),
          { term: 'Started', value: s.startedAt && <Age at={s.startedAt} suffix=" ago" /> },
          { term: 'CPU', value: figure(s.cpu, percent) },
          { term: 'Memory', value: figure(s.mem, bytes) },
          { term: 'Connections', value: figure(s.connections, count) },
          { term: 'Subscriptions', value: figure(s.subscriptions, count) },
        ]}
      />
    </FactGrid>
  )
}
