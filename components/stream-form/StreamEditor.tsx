'use client'
import Link from 'next/link'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { UpdateFlow } from '@/components/change/UpdateFlow'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button, ButtonLink } from '@/components/ui/Button'
import { withoutServerMetadata } from '@/lib/domain/change/raw'
import { stringifyExact } from '@/lib/domain/exact-json'
import type { RawConfig } from '@/lib/domain/operation'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { writeDraft } from '@/lib/domain/stream-config/write-draft'
import { streamHref } from '@/lib/url/links'
import { DescribeForm } from './DescribeForm'
import { focusField, resolverOf } from './form-resolver'
import { PreviewPane } from './PreviewPane'
import { draftProblems } from './problems'
import steps from './Steps.module.css'
import { StepsHead } from './StepsHead'
import styles from './StreamCreator.module.css'

interface Props {
  account: string
  name: string
  /** JetStream's own JSON, as the leader told it when the page was opened. */
  initial: RawConfig
}

/** The form of a new stream with the configuration of one that exists: only what differs from it is sent. */
export function StreamEditor({ account, name, initial }: Props) {
  const snapshot = useSnapshot()
  // What is typed before the page listens would be lost.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const [base, setBase] = useState(initial)
  const [reviewing, setReviewing] = useState(false)
  const form = useForm<StreamDraft>({
    defaultValues: writeDraft(account, decodeConfig(initial)),
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: resolverOf((values) => draftProblems(values, snapshot, name)),
  })
  const draft = form.watch()
  const written = stringifyExact(draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `written` stands for the draft, which is new each time
  const config = useMemo(() => readDraft(draft).config, [written])
  const placed = useDeferredValue(config)
  const preview = useMemo(() => previewPlacement(snapshot, placed, null), [snapshot, placed])
  const stream = snapshot.streams.find((s) => s.account === account && s.name === name) ?? null
  const href = streamHref({ account, name })
  return (
    <div className={styles.page} data-own-panel>
      <div className={styles.left}>
        <StepsHead step={reviewing ? 'review' : 'describe'} names={['1 Edit', '2 Review and apply']}>
          <Link href="/streams">Streams</Link> <span aria-hidden="true">/</span>{' '}
          <Link href={href}>{name}</Link> <span aria-hidden="true">/</span> <strong>Edit</strong>
        </StepsHead>
        {reviewing ? (
          <section className={steps.step} aria-label="Review">
            <div className={steps.body}>
              <UpdateFlow
                change={{ action: 'edit', account, stream: name }}
                account={account}
                stream={name}
                base={base}
                config={{ ...config }}
                onRebase={(now, merged) => {
                  setBase(now)
                  form.reset(writeDraft(account, decodeConfig(withoutServerMetadata(merged))))
                }}
                onClose={() => setReviewing(false)}
              >
                <h2>
                  Change {name} in {account}?
                </h2>
              </UpdateFlow>
            </div>
          </section>
        ) : (
          <DescribeForm
            form={form}
            draft={draft}
            problems={draftProblems(draft, snapshot, name)}
            ready={ready}
            writable={[account]}
            editing
            onSubmit={form.handleSubmit(
              () => setReviewing(true),
              () => focusField(Object.keys(draftProblems(draft, snapshot, name))),
            )}
          >
            <Button type="submit" variant="primary" disabled={!ready}>
              Review
            </Button>
            <ButtonLink href={href}>Cancel</ButtonLink>
            <span className={styles.aside}>Sends nothing yet. The change comes after review.</span>
          </DescribeForm>
        )}
      </div>
      <div className={styles.right}>
        <PreviewPane
          preview={preview}
          config={config}
          replicas={stream?.replicas ?? null}
          onApply={null}
          sent={false}
          editing={{ moves: moves(base, config) }}
        />
      </div>
    </div>
  )
}

/** Whether the change lets nats-server choose servers anew; else the replicas stay where they are. */
function moves(base: RawConfig, config: StreamConfig): boolean {
  const before = decodeConfig(base).config
  const placed = (c: StreamConfig) => JSON.stringify([c.num_replicas, c.placement ?? null])
  return placed(before) !== placed(config)
}
