'use client'
import { untoldWords } from '@/components/gateways/names'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { notReportedBy } from '@/components/servers/missing'
import { Chip, ClusterSwatch } from '@/components/ui/Chip'
import { count, NOT_KNOWN, plural, rtt } from '@/lib/domain/format'
import { linkState } from '@/lib/domain/link-state'
import { type Cluster, type GatewayLink, gatewayKey } from '@/lib/domain/model'
import { reportsUniqueTag } from '@/lib/domain/version'
import { ClusterEnds } from './ClusterEnds'
import { FindingsTouching } from './FindingsTouching'
import panel from './Panel.module.css'
import { Fact, Facts, Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { ServerTable } from './ServerTable'
import styles from './table.module.css'

/** One cluster: its servers, its links to the others, the streams placed in it. */
export function ClusterPanel({ cluster }: { cluster: Cluster }) {
  const { clusters, servers, streams, gateways } = useSnapshot()
  const members = servers.filter((s) => s.cluster === cluster.name)
  const up = members.filter((s) => s.state === 'up').length
  const held = streams.filter((s) => s.cluster === cluster.name)
  const untold = [...new Set(members.map((s) => s.version))]
    .filter((v) => !reportsUniqueTag(v))
    .map(notReportedBy)
  const links = gateways.filter((g) => g.from === cluster.name)
  return (
    <>
      <Title
        mark={<ClusterSwatch clusters={clusters} name={cluster.name} />}
        name={cluster.name}
        mono
        kind={<Chip>{cluster.crossRegion ? 'cross-region cluster' : 'cluster'}</Chip>}
        context={`${count(up)} of ${plural(members.length, 'server')} up`}
      />
      <Section title="Servers" aside="region · AZ">
        <ServerTable servers={members} />
      </Section>
      <FindingsTouching kind="cluster" id={cluster.name} what="this cluster" />
      <Section title="Gateways" aside="there · back · RTT">
        {links.length === 0 ? (
          <p className={panel.small}>No gateway to another cluster is known.</p>
        ) : (
          <table className={styles.table}>
            <caption className="visually-hidden">Gateway links of {cluster.name}</caption>
            <tbody>
              {links.map((link) => {
                const back = gateways.find((g) => g.from === link.to && g.to === link.from)
                return (
                  <tr key={link.to}>
                    <td>
                      <span className={styles.swatched}>
                        <ClusterSwatch clusters={clusters} name={link.to} />
                        <SelectButton kind="gateway" id={gatewayKey(link)}>
                          to {link.to}
                        </SelectButton>
                      </span>
                    </td>
                    <td className={`mono ${styles.right} ${tone(link)}`} title={whyShort(link)}>
                      {link.connected}/{link.expected}
                    </td>
                    <td
                      className={`mono ${styles.right} ${back ? tone(back) : ''}`}
                      title={back && whyShort(back)}
                    >
                      {back ? (
                        `${back.connected}/${back.expected}`
                      ) : (
                        <span title="nobody reports this direction">{NOT_KNOWN}</span>
                      )}
                    </td>
                    <td
                      className={`mono ${styles.right}`}
                      title={link.rttMs ? undefined : 'no connection, or not reported'}
                    >
                      {rtt(link.rttMs?.median)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </Section>
      <ClusterEnds links={links} />
      <Section title="JetStream">
        <Facts>
          <Fact name="Streams" mono>
            {count(held.length)}
          </Fact>
          <Fact name="Unique tag" mono>
            {[...cluster.uniqueTags, ...untold].join(' · ') || 'none'}
          </Fact>
        </Facts>
      </Section>
    </>
  )
}

const TONE = { full: '', part: styles.warn, broken: styles.crit, unknown: styles.quiet }
const tone = (link: GatewayLink) => TONE[linkState(link)]
const whyShort = (link: GatewayLink) => untoldWords(link).join(', ') || undefined
