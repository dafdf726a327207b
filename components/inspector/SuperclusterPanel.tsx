'use client'
import { Age, FineAge } from '@/components/live/Age'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useStale } from '@/components/live/useStale'
import { Chip } from '@/components/ui/Chip'
import { CROWN, Glyph, SeverityShape, StateShape } from '@/components/ui/Glyph'
import { metaMarginWords } from '@/components/ui/margin-words'
import { Pips } from '@/components/ui/Pips'
import { countBySeverity, severityWords, worstFirst } from '@/lib/domain/findings'
import { count } from '@/lib/domain/format'
import { hasMetaGroup, lacksJetStream } from '@/lib/domain/lacks-jetstream'
import type { MetaGroup, Snapshot } from '@/lib/domain/model'
import { AccountConnections } from './AccountConnections'
import { FindingList } from './FindingList'
import { ImpactSection } from './ImpactSection'
import { noTagInForce } from './no-tag-in-force'
import styles from './Panel.module.css'
import { Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { TotalsSection } from './TotalsSection'
import { Vantages } from './Vantages'

/** So many silent servers are named; the list of servers has all. */
const NAMED = 8

/** Nothing selected: the whole supercluster in one screen. */
export function SuperclusterPanel() {
  const snapshot = useSnapshot()
  const findings = worstFirst(snapshot.findings)
  const n = countBySeverity(findings)
  // Before the first answer there is nothing to sum up, and a 0 would be a lie.
  const known = snapshot.servers.length > 0
  return (
    <>
      <Title name={snapshot.name} context="The whole supercluster · nothing selected" />
      <Coverage snapshot={snapshot} />
      {known && (
        <Section
          title="Meta group"
          aside={snapshot.heard.meta && <FineAge at={snapshot.heard.meta} suffix=" ago" />}
        >
          <MetaOrWhyNot snapshot={snapshot} />
        </Section>
      )}
      <Section title="Findings" aside={severityWords(n)}>
        {findings.length > 0 ? (
          <FindingList findings={findings} most={3} />
        ) : (
          <p className={styles.small}>{known ? 'No findings.' : 'None yet: nothing is known.'}</p>
        )}
      </Section>
      <ImpactSection snapshot={snapshot} />
      {known && <TotalsSection snapshot={snapshot} />}
    </>
  )
}

function Coverage({ snapshot }: { snapshot: Snapshot }) {
  const { expected, answered, silent, vantages, accounts } = snapshot.coverage
  const heard = snapshot.heard.servers
  const stale = useStale()
  return (
    <Section title="Coverage" aside={heard && <FineAge at={heard} suffix=" ago" />}>
      <div className={styles.figureRow}>
        {expected === 0 ? (
          <span>Nobody has answered yet</span>
        ) : (
          <span>
            <span className={styles.figure}>{count(answered)}</span> of {count(expected)} answered
          </span>
        )}
        {stale && expected > 0 && <Chip>last picture</Chip>}
        {!stale && expected > 0 && answered === expected && (
          <Chip tone="ok">
            <Glyph size={14}>
              <SeverityShape severity="ok" />
            </Glyph>
            complete
          </Chip>
        )}
      </div>
      {silent.length > 0 && (
        <ul className={styles.silent}>
          {silent.slice(0, NAMED).map((key) => {
            const server = snapshot.servers.find((s) => s.key === key)
            return (
              <li key={key}>
                <Glyph>
                  <StateShape state={server?.state ?? 'unknown'} />
                </Glyph>
                <SelectButton kind="server" id={key} />
                <span>
                  {server?.state ?? 'unknown'} {server && <Age at={server.since} />}
                </span>
              </li>
            )
          })}
          {silent.length > NAMED && <li>and {count(silent.length - NAMED)} more in Servers</li>}
        </ul>
      )}
      {vantages.length > 0 && (
        <Vantages vantages={vantages} clusters={snapshot.clusters} {...{ expected, answered }} />
      )}
      {accounts.length > 0 && <AccountConnections accounts={accounts} />}
    </Section>
  )
}

function MetaOrWhyNot({ snapshot }: { snapshot: Snapshot }) {
  if (lacksJetStream(snapshot)) return <p className={styles.small}>No server runs JetStream.</p>
  if (!hasMetaGroup(snapshot)) {
    return <p className={styles.small}>None: without a cluster each server runs JetStream by itself.</p>
  }
  return <Meta meta={snapshot.meta} noTag={noTagInForce(snapshot)} />
}

/** `noTag`: why no unique tag is known; null when there is none. */
function Meta({ meta, noTag }: { meta: MetaGroup; noTag: string | null }) {
  const { leader, size, quorum, online, margin } = meta
  const known = size !== null && quorum !== null && online !== null && margin !== null
  return (
    <>
      <p className={styles.figureRow}>
        {leader === null ? (
          <strong className={styles.crit}>no leader answers</strong>
        ) : (
          <span className={styles.inline}>
            <Glyph size={14}>
              <path d={CROWN} fill="currentColor" />
            </Glyph>
            <SelectButton kind="server" id={leader} />
            <span className={styles.small}>leader</span>
          </span>
        )}
        {known && (
          <strong className={`mono ${margin > 0 ? styles.ok : styles.crit}`}>
            {count(online)}/{count(quorum)} {margin > 0 ? `+${count(margin)}` : margin}
          </strong>
        )}
      </p>
      {known ? (
        <>
          <Pips size={size} needed={quorum} online={online} />
          <p className={styles.pipWords}>
            needs {count(quorum)} of {count(size)},{' '}
            <strong className={leader !== null && margin > 0 ? styles.ok : styles.crit}>
              {metaMarginWords(margin, leader !== null)}
            </strong>
          </p>
        </>
      ) : (
        <p className={styles.small}>Its size is not known: no meta leader has answered.</p>
      )}
      <p className={styles.small}>
        {meta.uniqueTag === null ? (
          `Unique tag in force: ${noTag ?? 'none'}`
        ) : (
          <>
            Unique tag in force <span className={`mono ${styles.strong}`}>{meta.uniqueTag}</span>
            {leader && ` from ${leader}`}
          </>
        )}
      </p>
    </>
  )
}
