'use client'
import Link from 'next/link'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button, ButtonLink } from '@/components/ui/Button'
import { type Choice, merge } from '@/lib/domain/change/merge'
import type { Conflict, RawConfig } from '@/lib/domain/operation'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { writeDraft } from '@/lib/domain/stream-config/write-draft'
import { streamHref } from '@/lib/url/links'
import { DescribeForm } from './DescribeForm'
import { EditReview } from './EditReview'
import { type Asked, type Previewed, previewUpdate, sendUpdate } from './edit-api'
import { FollowStep } from './FollowStep'
import { focusField, resolverOf } from './form-resolver'
import { PreviewPane } from './PreviewPane'
import { draftProblems } from './problems'
import { StepsHead } from './StepsHead'
import styles from './StreamCreator.module.css'
import { newRequestId } from './saved'
import { useSubmission } from './useSubmission'

interface Props {
  account: string
  name: string
  /** JetStream's own JSON, as the leader told it when the page was opened. */
  initial: RawConfig
}

/** The form of a new stream with the configuration of one that exists: only what differs from it is sent. */
export function StreamEditor({ account, name, initial }: Props) {
  const snapshot = useSnapshot()
  const [base, setBase] = useState(initial)
  const [step, setStep] = useState<'describe' | 'review' | 'follow'>('describe')
  const [asked, setAsked] = useState<Asked<Previewed> | null>(null)
  const [late, setLate] = useState<Conflict | null>(null)
  const [tries, setTries] = useState(0)
  const [requestId, setRequestId] = useState('')
  const { submission, track, clear } = useSubmission(requestId)
  const form = useForm<StreamDraft>({
    defaultValues: writeDraft(account, decodeConfig(initial)),
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: resolverOf((values) => draftProblems(values, snapshot, name)),
  })
  const draft = form.watch()
  const written = JSON.stringify(draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `written` stands for the draft, which is new each time
  const config = useMemo(() => readDraft(draft).config, [written])
  const href = streamHref({ account, name })

  // Made in the browser, so that the page is the same on both sides.
  useEffect(() => setRequestId(newRequestId()), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew each time Review is entered, or again
  useEffect(() => {
    if (step !== 'review') return
    const stop = new AbortController()
    setAsked(null)
    void previewUpdate(href, { config: { ...config }, base }, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setAsked(answer)
    })
    return () => stop.abort()
  }, [step, base, tries])

  const placed = useDeferredValue(config)
  const preview = useMemo(() => previewPlacement(snapshot, placed, null), [snapshot, placed])
  const stream = snapshot.streams.find((s) => s.account === account && s.name === name) ?? null

  const settle = (conflict: Conflict, choices: Record<string, Choice>) => {
    const merged = merge({ ...config }, conflict, choices)
    form.reset(writeDraft(account, decodeConfig(merged)))
    setLate(null)
    setBase(conflict.now)
  }
  const update = async (confirm: string | null) => {
    setStep('follow')
    const body = { config: { ...config }, base, requestId, ...(confirm === null ? {} : { confirm }) }
    const sent = await track(() => sendUpdate(href, body))
    if (sent?.kind !== 'conflict') return
    setLate(sent.conflict)
    setRequestId(newRequestId())
    setStep('review')
  }
  const again = () => {
    clear()
    setRequestId(newRequestId())
    setStep('describe')
  }
  return (
    <div className={styles.page} data-own-panel>
      <div className={styles.left}>
        <StepsHead step={step} first="1 Edit">
          <Link href="/streams">Streams</Link> <span aria-hidden="true">/</span>{' '}
          <Link href={href}>{name}</Link> <span aria-hidden="true">/</span> <strong>Edit</strong>
        </StepsHead>
        {step === 'describe' && (
          <DescribeForm
            form={form}
            draft={draft}
            problems={draftProblems(draft, snapshot, name)}
            ready={requestId !== ''}
            writable={[account]}
            editing
            onSubmit={form.handleSubmit(
              () => setStep('review'),
              () => focusField(Object.keys(draftProblems(draft, snapshot, name))),
            )}
          >
            <Button type="submit" variant="primary" disabled={requestId === ''}>
              Review
            </Button>
            <ButtonLink href={href}>Cancel</ButtonLink>
            <span className={styles.aside}>Sends nothing yet. The change comes after review.</span>
          </DescribeForm>
        )}
        {step === 'review' && (
          <EditReview
            key={JSON.stringify(base)}
            account={account}
            stream={name}
            asked={asked}
            conflict={late}
            onBack={() => setStep('describe')}
            onAgain={() => setTries(tries + 1)}
            onMerge={settle}
            onUpdate={(confirm) => void update(confirm)}
          />
        )}
        {step === 'follow' && (
          <FollowStep
            account={account}
            config={config}
            submission={submission ?? { kind: 'sending' }}
            onChange={again}
            onAgain={again}
            onNew={null}
          />
        )}
      </div>
      <div className={styles.right}>
        <PreviewPane
          preview={preview}
          config={config}
          replicas={stream?.replicas ?? null}
          onApply={null}
          sent={false}
          command={asked?.ok ? { cli: asked.value.cli, json: asked.value.json } : null}
        />
      </div>
    </div>
  )
}
