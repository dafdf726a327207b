import { useSnapshot } from '@/components/live/SnapshotProvider'
import { notReportedBy } from '@/components/servers/missing'
import { type Fact, FactGrid, Facts } from '@/components/table/Facts'
import { figureFact, textFact } from '@/components/table/fact'
import { bytes, count } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import { streamSeenAt } from '@/lib/domain/seen-at'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import { Replicas } from './Replicas'
import {
  alternateFact,
  askedFacts,
  askedOf,
  clusterFacts,
  configFacts,
  limitFacts,
  metadataFacts,
  optionFacts,
  retentionText,
  stateFacts,
} from './stream-facts'
import { LastWrite, Margin, Spread } from './Verdicts'

/** Every block of `nats stream info`, and how safe the stream is. */
export function StreamFacts({
  detail: d,
  stream,
  version,
}: {
  detail: StreamDetail
  stream: Stream | null
  /** Of the server that answered, as far as it is known. */
  version: string | null
}) {
  const missing =
    version === null ? `not reported by ${d.via ?? 'the server that answered'}` : notReportedBy(version)
  const metadata = metadataFacts(d)
  return (
    <FactGrid>
      <Facts title="Configuration" missing={missing} facts={configFacts(d)} />
      <Facts title="Cluster Information" missing={missing} facts={clusterFacts(d)} />
      <Facts
        title="Placement"
        missing="not in this snapshot"
        facts={[...askedFacts(d), ...(stream ? gotFacts(stream) : []), alternateFact(d)]}
      />
      <Facts title="State" missing={missing} facts={stateFacts(d)} />
      <Facts title="Limits" missing={missing} facts={limitFacts(d)} />
      <Facts title="Options" missing={missing} facts={optionFacts(d, version)} />
      {metadata.length > 0 && <Facts title="Metadata" missing={missing} facts={metadata} />}
    </FactGrid>
  )
}

/** What the snapshot knows of a stream about which nobody answers in full. */
export function SnapshotStreamFacts({ stream: s }: { stream: Stream }) {
  const at = streamSeenAt(s, useSnapshot())
  return (
    <FactGrid>
      <Facts
        title="Placement"
        missing="not reported"
        facts={[...askedOf(s.placement), figureFact('Replicas wanted', s.replicasWanted), ...gotFacts(s)]}
      />
      <Facts
        title="Last known"
        missing="no replica has answered"
        at={at}
        facts={[
          textFact('Retention', retentionText(s)),
          textFact('Subjects', s.subjects.join(', ')),
          figureFact('Messages', s.messages),
          figureFact('Bytes', s.bytes, bytes, ' B'),
          figureFact('FirstSeq', s.firstSeq),
          figureFact('LastSeq', s.lastSeq),
          { term: 'Last write', value: <LastWrite stream={s} />, words: true },
          figureFact('Deleted', s.deleted),
          figureFact('Lost', s.lost),
          figureFact('Active Consumers', s.consumers),
        ]}
      />
    </FactGrid>
  )
}

function gotFacts(s: Stream): Fact[] {
  return [
    { term: 'Lies in', value: s.cluster },
    { term: 'Replicas', value: <Replicas replicas={s.replicas} cluster={null} /> },
    { term: 'Spread', value: <Spread spread={s.spread} />, words: true },
    { term: 'Quorum', value: `needs ${s.quorum.needed}, has ${count(s.quorum.online)}`, words: true },
    { term: 'Margin', value: <Margin stream={s} />, words: true },
  ]
}
