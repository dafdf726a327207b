'use client'
import { useEffect, useRef } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import type { Whole } from '@/lib/domain/exact-json'
import { metaLoss } from '@/lib/domain/meta-loss'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import { formatDuration } from '@/lib/domain/stream-config/duration'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { formatSize } from '@/lib/domain/stream-config/size'
import styles from './Steps.module.css'

interface Props {
  account: string
  config: StreamConfig
  preview: PlacementPreview
  onBack: () => void
  onCreate: () => void
}

/** Step 2: everything in words, once more, before anything is sent. */
export function ReviewStep({ account, config, preview, onBack, onCreate }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // Without a majority the request would hang, and might be carried out when nobody expects it any more.
  const loss = metaLoss(useSnapshot())
  return (
    <section className={styles.step} aria-labelledby="review">
      <div className={styles.body}>
        <h2 id="review" className="clipped" title={config.name} ref={heading} tabIndex={-1}>
          Create {config.name} in {account}?
        </h2>
        <dl className={styles.facts}>
          {facts(config).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {loss === null && preview.predicted.outcome !== 'created' && (
          <p className={styles.caution}>
            {preview.predicted.outcome === 'refused'
              ? 'NATS will most likely refuse this; the preview says why. Nothing is lost by trying.'
              : 'The outcome is not certain; the preview says why.'}
          </p>
        )}
        <p role="status" className={loss === null ? undefined : styles.caution}>
          {loss !== null &&
            `${loss}: NATS can create nothing now. What you described stays here; Create works again as soon as there is a majority.`}
        </p>
      </div>
      <div className={styles.footer}>
        <Button variant="primary" onClick={onCreate} disabled={loss !== null} title={loss ?? undefined}>
          Create stream
        </Button>
        <Button onClick={onBack}>Back</Button>
        <span>Sends one request to NATS.</span>
      </div>
    </section>
  )
}

function facts(c: StreamConfig): [string, string][] {
  const limit = (n: Whole) => (n < 0 ? 'unlimited' : n.toLocaleString('en'))
  const size = (n: Whole) => (n < 0 ? 'unlimited' : formatSize(n))
  return [
    ['Subjects', c.subjects.join('  ')],
    ...(c.description ? [['Description', c.description] satisfies [string, string]] : []),
    ['Storage', c.storage],
    ['Cluster', c.placement?.cluster ?? 'any: the server chooses'],
    ['Tags', c.placement?.tags?.join('  ') ?? 'none'],
    ['Replicas', String(c.num_replicas)],
    ['Retention', c.retention],
    ['Discard', c.discard],
    ['Max age', c.max_age === 0 ? 'unlimited' : formatDuration(c.max_age)],
    ['Max bytes', size(c.max_bytes)],
    ['Max messages', limit(c.max_msgs)],
    ['Max per subject', limit(c.max_msgs_per_subject)],
    ['Max message size', size(c.max_msg_size)],
    ['Max consumers', limit(c.max_consumers)],
    ['Duplicate window', formatDuration(c.duplicate_window)],
    ['Roll-ups', c.allow_rollup_hdrs ? 'allowed' : 'not allowed'],
    ['Deleting messages', c.deny_delete ? 'denied' : 'allowed'],
    ['Purging', c.deny_purge ? 'denied' : 'allowed'],
  ]
}
