'use client'
import { ChangeMenu } from '@/components/change/ChangeMenu'
import { Age } from '@/components/live/Age'
import { StreamHeadAge } from '@/components/live/RowAge'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { LeaderAnswers } from '@/components/streams/Verdicts'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { Chip } from '@/components/ui/Chip'
import { Glyph, STAR } from '@/components/ui/Glyph'
import { streamMarginWords } from '@/components/ui/margin-words'
import { PinButton } from '@/components/ui/PinButton'
import { Pips } from '@/components/ui/Pips'
import { bytes, count, NOT_KNOWN, plural } from '@/lib/domain/format'
import { type Snapshot, type Stream, streamKey } from '@/lib/domain/model'
import { streamHref } from '@/lib/url/links'
import { FindingsTouching } from './FindingsTouching'
import { noTagInForce } from './no-tag-in-force'
import panel from './Panel.module.css'
import { Fact, Facts, Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { StreamReplicas } from './StreamReplicas'

const UNSAID = 'nobody who answers has said it'

/** One stream: what was asked, what it got, who holds it, how many may fail. */
export function StreamPanel({ stream }: { stream: Stream }) {
  const snapshot = useSnapshot()
  return (
    <>
      <Title
        mark={
          <span className={panel.accent}>
            <Glyph size={14}>
              <path d={STAR} fill="currentColor" transform="scale(1.2)" />
            </Glyph>
          </span>
        }
        name={stream.name}
        mono
        kind={<Chip>stream · {stream.account}</Chip>}
        context={
          <>
            {stream.via ? `from ${stream.via}` : 'nobody answers for it'} · <StreamHeadAge stream={stream} />
          </>
        }
      />
      <Placement stream={stream} snapshot={snapshot} />
      <Section title="Replicas" aside="seen">
        {stream.replicas.length > 0 ? (
          <StreamReplicas stream={stream} snapshot={snapshot} />
        ) : (
          <p className={panel.small}>
            {stream.offlineReason === null
              ? 'Not known: no server that answers holds a copy.'
              : `Not listed: its servers keep it offline. They say: ${stream.offlineReason}.`}
          </p>
        )}
      </Section>
      <Quorum stream={stream} />
      <FindingsTouching kind="stream" id={streamKey(stream)} what="this stream" />
      <Section title="State" aside={<StreamHeadAge stream={stream} />}>
        <p className={panel.small}>
          <LeaderAnswers stream={stream} />
        </p>
        <Facts>
          <Fact
            name="Messages"
            mono
            title={`${count(stream.messages)} messages, ${count(stream.bytes)} bytes`}
          >
            {count(stream.messages)} · {bytes(stream.bytes)}
          </Fact>
          <Fact name="Sequence" mono>
            {count(stream.firstSeq)} to {count(stream.lastSeq)}
          </Fact>
          <Fact name="Lost, deleted" mono>
            {count(stream.lost)}, {count(stream.deleted)}
          </Fact>
          <Fact name="Consumers" mono missing={UNSAID}>
            {count(stream.consumers)}
          </Fact>
          <Fact name="Subjects" mono missing={UNSAID}>
            {stream.subjects.length > 0 ? stream.subjects.join(', ') : NOT_KNOWN}
          </Fact>
          <Fact name="Kept" missing={UNSAID}>
            {[stream.storage, stream.retention].filter(Boolean).join(' · ') || NOT_KNOWN}
          </Fact>
        </Facts>
      </Section>
      <div className={panel.actions}>
        <PinButton streamKey={streamKey(stream)} name={stream.name} />
        <ButtonLink size="small" prefetch={false} href={streamHref(stream)}>
          <span className="clipped" title={stream.name}>
            Open {stream.name}
          </span>
        </ButtonLink>
        <ChangeMenu stream={stream} />
      </div>
    </>
  )
}

function Placement({ stream, snapshot }: { stream: Stream; snapshot: Snapshot }) {
  const { placement, replicasWanted, spread, quorum, replicas } = stream
  const wanted = replicasWanted ?? replicas.length
  const asked = [
    placement.cluster === null ? 'any cluster' : `cluster ${placement.cluster}`,
    replicasWanted === null ? null : `R${replicasWanted}`,
    placement.tags.length > 0 ? placement.tags.join(' ') : 'no tags',
  ]
  const { uniqueTag, leader } = snapshot.meta
  return (
    <Section title="Placement">
      <Facts>
        <Fact name="Asked">{asked.filter(Boolean).join(' · ')}</Fact>
        <Fact name="Got">
          <strong className={quorum.online < wanted ? panel.warn : undefined}>
            {quorum.online} of {plural(wanted, 'replica')} reachable
          </strong>
        </Fact>
        <Fact name="In" missing={UNSAID}>
          {stream.cluster === null ? NOT_KNOWN : <SelectButton kind="cluster" id={stream.cluster} />}
        </Fact>
        <Fact name="Spread">
          {plural(spread.servers, 'server')} · {plural(spread.azs, 'AZ')} · {plural(spread.regions, 'region')}
        </Fact>
        <Fact name="Unique tag">
          {uniqueTag === null ? (
            (noTagInForce(snapshot) ?? 'none in force')
          ) : (
            <>
              <span className="mono">{uniqueTag}</span> in force{leader && `, from ${leader}`}
            </>
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

function NoLeader({ stream: { noLeaderSince: since, electing } }: { stream: Stream }) {
  if (electing) return <>electing a leader</>
  if (since === null) return <>no leader</>
  return (
    <>
      no leader for <Age at={since} />
    </>
  )
}

function Quorum({ stream }: { stream: Stream }) {
  const { needed, online, margin } = stream.quorum
  const { leader } = stream
  if (stream.replicas.length === 0) return null
  const single = stream.replicas.length === 1 && margin === 0
  const tone = leader === null ? panel.crit : margin > 0 ? panel.ok : single ? panel.warn : panel.crit
  return (
    <Section
      title="Quorum"
      aside={
        <strong className={tone}>
          {leader === null ? <NoLeader stream={stream} /> : `margin ${margin}`}
        </strong>
      }
    >
      <Pips size={stream.replicas.length} needed={needed} online={online} />
      <p className={panel.pipWords}>
        needs {needed}, has {online} ·{' '}
        <strong className={tone}>{streamMarginWords(margin, needed, leader !== null)}</strong>
      </p>
    </Section>
  )
}
