'use client'
import { rttWords, untoldWords } from '@/components/gateways/names'
import { FineAge } from '@/components/live/Age'
import { DoesNotAnswer } from '@/components/live/DoesNotAnswer'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Chip } from '@/components/ui/Chip'
import { Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import { plural, rtt } from '@/lib/domain/format'
import { gatewayMatrix } from '@/lib/domain/gateway-matrix'
import { pairTroubles } from '@/lib/domain/gateway-pairs'
import { linkState } from '@/lib/domain/link-state'
import { type GatewayEnd, type GatewayLink, gatewayKey, type Server } from '@/lib/domain/model'
import { oldest, serverSeenAt } from '@/lib/domain/seen-at'
import { BothDirections } from './BothDirections'
import { FindingsTouching } from './FindingsTouching'
import panel from './Panel.module.css'
import { Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { ShowOnMap } from './ShowOnMap'
import styles from './table.module.css'

/** The gateway connections between two clusters, each direction by itself: a fault is often one-way. */
export function GatewayPanel({ link, back }: { link: GatewayLink; back: GatewayLink | null }) {
  const snapshot = useSnapshot()
  const { servers } = snapshot
  const [trouble] = pairTroubles(gatewayMatrix(back ? [link, back] : [link]), snapshot)
  const id = gatewayKey(link)
  return (
    <>
      <Title
        name={`${link.from} ⇄ ${link.to}`}
        kind={<Chip>gateway link</Chip>}
        context={<Told by={[link.from, link.to]} />}
      />
      <Section title="Both directions">
        <BothDirections link={link} back={back} clusters={snapshot.clusters} />
        {trouble && (
          <p className={panel.small}>
            <strong className={trouble.worst === 'critical' ? panel.crit : panel.warn}>{trouble.what}</strong>{' '}
            · {trouble.cause}
          </p>
        )}
      </Section>
      <Direction link={link} servers={servers} />
      {back ? (
        <Direction link={back} servers={servers} />
      ) : (
        <Section title={`By server, ${link.to} to ${link.from}`}>
          <p className={panel.warn}>Nobody reports this direction.</p>
        </Section>
      )}
      <FindingsTouching kind="gateway" id={id} what="this link" />
      <div className={panel.actions}>
        <ShowOnMap selection={{ kind: 'gateway', id }} />
      </div>
    </>
  )
}

/** Who tells all this, and how long ago the one of them was heard that was heard longest ago. */
function Told({ by }: { by: string[] }) {
  const snapshot = useSnapshot()
  const { servers } = snapshot
  const telling = by.map((cluster) => servers.filter((s) => s.cluster === cluster && answers(s)))
  const words = by.map((cluster, i) => {
    const all = servers.filter((s) => s.cluster === cluster).length
    return `${telling[i]?.length ?? 0} of ${plural(all, `${cluster} server`)}`
  })
  return (
    <>
      from {words.join(' and ')} ·{' '}
      <FineAge at={oldest(telling.flat().map((s) => serverSeenAt(s, snapshot)))} suffix=" ago" />
    </>
  )
}

const answers = ({ state }: Server) => state === 'up' || state === 'leaving'

const TONE = { full: panel.ok, part: panel.warn, broken: panel.crit, unknown: undefined }

function Direction({ link, servers }: { link: GatewayLink; servers: readonly Server[] }) {
  const ends = link.servers.filter((e) => e.direction === 'outbound')
  return (
    <Section
      title={`By server, ${link.from} to ${link.to}`}
      aside={
        <span className={TONE[linkState(link)]}>
          {[`${link.connected} of ${link.expected}`, ...untoldWords(link)].join(' · ')}
        </span>
      }
    >
      <table className={styles.table}>
        <caption className="visually-hidden">
          Outbound connections from {link.from} to {link.to}
        </caption>
        <tbody>
          {ends.map((e) => (
            <tr key={`${e.server} ${e.peer}`}>
              <td>
                <span className={styles.swatched}>
                  <EndMark end={e} />
                  <SelectButton kind="server" id={e.server} />
                </span>
              </td>
              <td className={e.connected || e.unanswered ? styles.quiet : styles.crit}>
                {e.unanswered ? (
                  <DoesNotAnswer server={servers.find((s) => s.key === e.server)} />
                ) : e.connected ? (
                  e.peer ? (
                    `to ${e.peer}`
                  ) : (
                    'connected'
                  )
                ) : (
                  'no link'
                )}
              </td>
              {e.connected && (
                <td className={`mono ${styles.right}`} title={e.rttMs === null ? 'not reported' : undefined}>
                  {rtt(e.rttMs)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {link.rttMs && (
        <p className={panel.small}>
          RTT <span className="mono">{rttWords(link.rttMs)}</span>
        </p>
      )}
    </Section>
  )
}

function EndMark({ end }: { end: GatewayEnd }) {
  return (
    <Glyph size={14}>
      {end.unanswered ? (
        <StateShape state="unknown" />
      ) : (
        <SeverityShape severity={end.connected ? 'ok' : 'critical'} />
      )}
    </Glyph>
  )
}
