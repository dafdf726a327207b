'use client'
import Link from 'next/link'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { UpdateFlow } from '@/components/change/UpdateFlow'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { previewUpdate, whereItStays } from '@/lib/domain/change/preview-update'
import { withoutServerMetadata } from '@/lib/domain/change/raw'
import { stringifyExact } from '@/lib/domain/exact-json'
import type { RawConfig } from '@/lib/domain/operation'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import { draftField } from '@/lib/domain/stream-config/draft-fields'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { writeDraft } from '@/lib/domain/stream-config/write-draft'
import { streamHref } from '@/lib/url/links'
import { DescribeForm } from './DescribeForm'
import { EditAsJson } from './EditAsJson'
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
  const stream = snapshot.streams.find((s) => s.account === account && s.name === name) ?? null
  const { cluster = null, leader = null, replicas = null } = stream ?? {}
  const held = useMemo(
    () => ({ cluster, leader, servers: (replicas ?? []).map((r) => r.server) }),
    [cluster, leader, replicas],
  )
  const change = useMemo(
    () => previewUpdate(snapshot, { account, stream: name, now: base, base, config: { ...placed }, held }),
    [snapshot, account, name, base, placed, held],
  )
  const preview = change.placement ?? whereItStays(snapshot, held, decodeConfig(base).config)
  const problems = draftProblems(draft, snapshot, name)
  for (const [path, why] of Object.entries(change.problems)) problems[draftField(path)] ??= why
  const href = streamHref({ account, name })
  return (
    <div className={styles.page} data-own-panel>
      <div className={styles.left}>
        <StepsHead step={reviewing ? 'review' : 'describe'} names={['1 Edit', '2 Review and apply']}>
          <Link href="/streams">Streams</Link> <span aria-hidden="true">/</span>{' '}
          <Link href={href} className="clipped" title={name}>
            {name}
          </Link>{' '}
          <span aria-hidden="true">/</span> <strong>Edit</strong>
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
                placed={false}
              >
                <h2 className="clipped" title={name}>
                  Change {name} in {account}?
                </h2>
              </UpdateFlow>
            </div>
          </section>
        ) : (
          <DescribeForm
            form={form}
            draft={draft}
            problems={problems}
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
            <EditAsJson account={account} name={name} />
            <span className={styles.aside}>Sends nothing yet.</span>
          </DescribeForm>
        )}
      </div>
      <div className={styles.right}>
        <PreviewPane
          preview={preview}
          config={config}
          replicas={replicas}
          onApply={null}
          sent={false}
          editing={{ stays: change.placement === null, predicted: change.predicted }}
        />
      </div>
    </div>
  )
}
