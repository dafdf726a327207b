'use client'
import { openChange } from '@/components/change/open-change'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { clock } from '@/lib/domain/format'
import type { Replica } from '@/lib/domain/model'
import type { PlacementPreview, Prediction, Remedy } from '@/lib/domain/placement/model'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { LossCard } from './LossCard'
import { EligibleMark, PlacementMap, RefusedMark } from './PlacementMap'
import styles from './PreviewPane.module.css'
import { Refusals } from './Refusals'
import { SentCard } from './SentCard'
import { UniqueTagCard } from './UniqueTagCard'
import { headline, refusalCounts, staying } from './words'

interface Props {
  preview: PlacementPreview
  config: StreamConfig
  /** Where the replicas really are, once the stream exists. */
  replicas: Replica[] | null
  onApply: ((remedy: Remedy) => void) | null
  /** It has gone out: this is what was predicted then. */
  sent: boolean
  /** A stream that exists is changed: the review says what is sent. Its replicas stay, or servers are chosen for it. */
  editing?: { stays: boolean; predicted: Prediction }
}

/** What will happen, before it does; after that, what was predicted beside what came. */
export function PreviewPane({ preview, config, replicas, onApply, sent, editing }: Props) {
  const snapshot = useSnapshot()
  const named = config.name !== ''
  const stays = editing?.stays === true
  const predicted = editing?.predicted ?? preview.predicted
  const { severity, text } = stays ? staying(predicted) : headline({ ...preview, predicted }, named)
  const asPlanned = predicted.outcome === 'created' || predicted.outcome === 'accepted'
  return (
    <section className={styles.pane} aria-label="Preview">
      <header className={styles.head}>
        <Glyph size={16}>
          <SeverityShape severity={severity} />
        </Glyph>
        <h2>
          <span role="status">{text}</span>
        </h2>
        <span>
          {sent ? (
            'as predicted when it was sent'
          ) : (
            <>
              preview of <time dateTime={snapshot.at}>{clock(snapshot.at)}</time>, updates as you type
            </>
          )}
        </span>
      </header>
      {!asPlanned && (named || !preview.fits) && (
        <Predicted preview={{ ...preview, predicted }} onApply={onApply} />
      )}
      <div className={styles.card}>
        <div className={styles.cardHead}>
          <h3>
            {editing ? 'Where it is, and may be' : replicas ? 'Predicted and actual' : 'Where it may land'}
          </h3>
          <span>
            {preview.eligible.length} eligible · {preview.refused.length} refused
          </span>
        </div>
        <PlacementMap snapshot={snapshot} preview={preview} replicas={replicas} />
        <ul className={styles.legend}>
          <li className={styles.eligible}>
            <EligibleMark /> eligible {preview.eligible.length}
          </li>
          {refusalCounts(preview).map(({ label, count }, i) => (
            <li key={label}>
              {i === 0 && <RefusedMark />} {label} {count}
            </li>
          ))}
          <li className={styles.promise}>The server picks; order is shuffled.</li>
        </ul>
        {preview.allowance !== null && <p className={styles.allowance}>Account: {preview.allowance}.</p>}
        <Refusals preview={preview} />
      </div>
      <div className={styles.pair}>
        <UniqueTagCard preview={preview} snapshot={snapshot} cluster={config.placement?.cluster ?? null} />
        <LossCard
          preview={preview}
          snapshot={snapshot}
          cluster={config.placement?.cluster ?? null}
          config={config}
        />
      </div>
      {!editing && <SentCard preview={preview} name={config.name} sent={sent} />}
    </section>
  )
}

function Predicted({ preview, onApply }: Pick<Props, 'preview' | 'onApply'>) {
  const { outcome, errCode, description } = preview.predicted
  const words = {
    refused: 'NATS will refuse it',
    exists: 'It exists',
    unknown: 'Outcome not certain',
    created: '',
    accepted: '',
  }
  return (
    <div className={styles.card}>
      <p>
        <strong>{words[outcome]}</strong>
        {errCode !== undefined && <span className="mono"> {errCode}</span>}
        {description && <>: {description}</>}
      </p>
      {preview.remedies.length > 0 && (
        <>
          <h3 className={styles.remedies}>What would make it fit</h3>
          <ul className={styles.list}>
            {preview.remedies.map((remedy) => (
              <li key={remedy.text}>
                {remedy.text}{' '}
                {remedy.action?.kind === 'set' && onApply && (
                  <button type="button" className={styles.apply} onClick={() => onApply(remedy)}>
                    Do it
                  </button>
                )}
                {remedy.action?.kind === 'meta-stepdown' && <StepDown {...remedy.action} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Cures a unique tag of the wrong cluster: from here where Orrery may, else with the CLI. */
function StepDown({ cluster, command }: { cluster: string; command: string }) {
  const { coverage } = useSnapshot()
  if (!coverage.writes?.meta) return <code className={styles.command}>{command}</code>
  return (
    <button
      type="button"
      className={styles.apply}
      onClick={() => openChange({ action: 'meta-step-down', cluster })}
    >
      Move it…
    </button>
  )
}
