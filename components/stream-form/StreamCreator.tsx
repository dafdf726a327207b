'use client'
import Link from 'next/link'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { stringifyExact } from '@/lib/domain/exact-json'
import type { Snapshot } from '@/lib/domain/model'
import type { AccountLimits } from '@/lib/domain/placement/account'
import type { Remedy } from '@/lib/domain/placement/model'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { emptyDraft, type StreamDraft } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { formatSize } from '@/lib/domain/stream-config/size'
import { DescribeForm } from './DescribeForm'
import { FollowStep } from './FollowStep'
import { FormStart } from './FormStart'
import { progressOf } from './follow'
import { focusField, resolverOf } from './form-resolver'
import { replicaLimit } from './options'
import { PreviewPane } from './PreviewPane'
import { draftProblems } from './problems'
import { ReviewStep } from './ReviewStep'
import { StepsHead } from './StepsHead'
import styles from './StreamCreator.module.css'
import { forget, load, newRequestId, type Saved, save } from './saved'
import { useSubmission } from './useSubmission'

/** The form for a new stream: left what one says, right what would come of it. */
export function StreamCreator({
  writable,
  limits,
}: {
  writable: string[]
  /** What each account may, when the page was opened; null: not known. */
  limits: Record<string, AccountLimits | null>
}) {
  const snapshot = useSnapshot()
  const [step, setStep] = useState<Saved['step']>('describe')
  const [requestId, setRequestId] = useState('')
  const [sentAt, setSentAt] = useState<Snapshot | null>(null)
  const { submission, submit, resume, clear } = useSubmission(requestId)
  const form = useForm<StreamDraft>({
    defaultValues: emptyDraft(writable[0] ?? ''),
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: resolverOf((values) => draftProblems(fitting(values, snapshot), snapshot)),
  })
  const draft = fitting(form.watch(), snapshot)
  const written = stringifyExact(draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `written` stands for the draft, which is new each time
  const request = useMemo(() => ({ config: readDraft(draft).config, account: draft.account }), [written])
  const { config } = request

  // What this tab had before a reload; a request that went out is asked after, never sent again by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival
  useEffect(() => {
    const saved = load()
    setRequestId(saved?.requestId ?? newRequestId())
    if (!saved) return
    form.reset(saved.draft)
    setStep(saved.step)
    if (saved.step === 'follow') resume()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `written` stands for what was typed
  useEffect(() => {
    if (requestId !== '') save({ draft: form.getValues(), step, requestId })
  }, [written, step, requestId, form])

  // Typing stays quick when the preview is not.
  const asked = useDeferredValue(request)
  const sent = step === 'follow'
  const refused = submission?.kind === 'answered' && submission.answer.outcome === 'refused'
  // What was predicted stays beside what came of it; after a refusal what counts is what would fit now.
  const basis = sent && sentAt && !refused ? sentAt : snapshot
  const preview = useMemo(
    // Once it is sent the name is ours, which is no clash.
    () => previewPlacement(basis, asked.config, asked.account, limits[asked.account], sent && !refused),
    [asked, sent, refused, basis, limits],
  )

  const restart = (values: StreamDraft) => {
    clear()
    form.reset(values)
    setSentAt(null)
    setRequestId(newRequestId())
    setStep('describe')
  }
  const create = () => {
    setSentAt(snapshot)
    setStep('follow')
    void submit(draft.account, config)
  }
  const apply = ({ action }: Remedy) => {
    if (action?.kind !== 'set') return
    const { field, value } = action
    const options = { shouldDirty: true, shouldTouch: true }
    if (field === 'cluster' && typeof value === 'string') form.setValue('cluster', value, options)
    if (field === 'replicas' && typeof value === 'number') form.setValue('replicas', value, options)
    if (field === 'tags' && Array.isArray(value)) form.setValue('tags', value, options)
    if (field === 'max_bytes' && typeof value === 'number')
      form.setValue('maxBytes', formatSize(value), options)
  }
  const { stream } = progressOf(snapshot, draft.account, config.name, config.num_replicas)
  return (
    <div className={styles.page} data-own-panel>
      <div className={styles.left}>
        <StepsHead step={step} names={['1 Describe', '2 Review', '3 Follow']}>
          <Link href="/streams">Streams</Link> <span aria-hidden="true">/</span> <strong>New stream</strong>
        </StepsHead>
        {step === 'describe' && (
          <DescribeForm
            form={form}
            draft={draft}
            problems={draftProblems(draft, snapshot)}
            ready={requestId !== ''}
            writable={writable}
            start={<FormStart account={draft.account} onFill={(filled) => form.reset(filled)} />}
            onSubmit={form.handleSubmit(
              () => setStep('review'),
              () => focusField(Object.keys(draftProblems(draft, snapshot))),
            )}
          >
            <Button type="submit" variant="primary" disabled={requestId === ''}>
              Review
            </Button>
            <ButtonLink href="/streams" onClick={forget}>
              Cancel
            </ButtonLink>
            <span className={styles.aside}>Sends nothing yet. Create comes after review.</span>
          </DescribeForm>
        )}
        {step === 'review' && (
          <ReviewStep
            account={draft.account}
            config={config}
            preview={preview}
            onBack={() => setStep('describe')}
            onCreate={create}
          />
        )}
        {step === 'follow' && (
          <FollowStep
            account={draft.account}
            config={config}
            submission={submission ?? { kind: 'asking' }}
            onChange={() => restart(form.getValues())}
            onAgain={create}
            onNew={() => restart(emptyDraft(draft.account))}
          />
        )}
      </div>
      <div className={styles.right}>
        <PreviewPane
          preview={preview}
          config={config}
          replicas={sent && stream ? stream.replicas : null}
          onApply={step === 'describe' ? apply : null}
          sent={sent && !refused}
        />
      </div>
    </div>
  )
}

/** A wish for more replicas than the chosen servers can hold is kept, but not sent. */
function fitting(draft: StreamDraft, snapshot: Snapshot): StreamDraft {
  const { max } = replicaLimit(snapshot, draft.cluster, draft.tags)
  return draft.replicas > max ? { ...draft, replicas: max } : draft
}
