import type { ReactNode } from 'react'
import { notReportedBy, noUniqueTag } from '@/components/servers/missing'
import { bytes, count, share } from '@/lib/domain/format'
import type { ServerJetStream } from '@/lib/domain/model'
import panel from './Panel.module.css'
import { Fact, Facts, Section } from './Section'

/** What JetStream keeps on one server, against its limits. */
export function ServerJetStreamSection({
  jetstream: js,
  version,
  asOf,
}: {
  jetstream: ServerJetStream
  version: string | null
  /** How old all this is, of a server that does not answer. */
  asOf: ReactNode
}) {
  const missing = notReportedBy(version)
  return (
    <Section
      title="JetStream"
      aside={
        <>
          {js.domain !== null && `domain ${js.domain}`}
          {js.domain !== null && asOf !== null && ' · '}
          {asOf}
        </>
      }
    >
      <Facts>
        <Fact name="Store" mono title={`${count(js.store)} of ${count(js.storeMax)} bytes`}>
          {bytes(js.store)} of {bytes(js.storeMax)} · {share(js.store, js.storeMax)}
        </Fact>
      </Facts>
      {js.storeMax !== null && js.storeMax > 0 && (
        <div className={panel.meter} aria-hidden="true">
          <span style={{ width: `${Math.min(100, (js.store / js.storeMax) * 100)}%` }} />
        </div>
      )}
      <Facts>
        <Fact name="Memory" mono title={`${count(js.memory)} of ${count(js.memoryMax)} bytes`}>
          {bytes(js.memory)} of {bytes(js.memoryMax)}
        </Fact>
        <Fact name="Streams" mono missing={missing}>
          {count(js.streams)}
        </Fact>
        <Fact name="Consumers" mono missing={missing}>
          {count(js.consumers)}
        </Fact>
        <Fact name="Messages" mono>
          {count(js.messages)} · {bytes(js.bytes)}
        </Fact>
        <Fact name="HA assets" mono missing={missing}>
          {count(js.haAssets)}
        </Fact>
        <Fact name="API" mono>
          {count(js.api.total)} · {count(js.api.errors)} errors
        </Fact>
        <Fact name="Unique tag" mono>
          {js.uniqueTag ?? noUniqueTag(version)}
        </Fact>
      </Facts>
    </Section>
  )
}
