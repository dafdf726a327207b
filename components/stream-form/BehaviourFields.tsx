'use client'
import { Controller } from 'react-hook-form'
import { COMPRESSIONS, DISCARDS, RETENTIONS } from '@/lib/domain/stream-config/model'
import { USUAL_WINDOW } from '@/lib/domain/stream-config/usual-window'
import { Choice } from './Choice'
import type { FormParts } from './form-context'
import { CheckField, TextField } from './inputs'

const RETENTION_WORDS = { limits: 'Limits', interest: 'Interest', workqueue: 'Work queue' }
const RETENTION_HINTS = {
  limits: 'Messages stay until a limit is reached.',
  interest: 'Messages stay until every consumer has them; without consumers nothing is kept.',
  workqueue: 'A message goes when one consumer has acknowledged it.',
}

/** When messages go, and what is taken for a message that was there before. */
export function BehaviourFields({ parts }: { parts: FormParts }) {
  const { form, draft, shown, lack } = parts
  const noCompression = lack('compression')
  return (
    <>
      <Controller
        control={form.control}
        name="retention"
        render={({ field }) => (
          <Choice
            name="retention"
            label="Retention"
            value={field.value}
            options={RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] }))}
            hint={RETENTION_HINTS[draft.retention]}
            problem={shown('retention')}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="discard"
        render={({ field }) => (
          <Choice
            name="discard"
            label="Discard"
            value={field.value}
            options={DISCARDS.map((value) => ({ value, label: value === 'old' ? 'Old' : 'New' }))}
            hint="At a limit: drop the oldest, or refuse the newest."
            problem={shown('discard')}
            onChange={field.onChange}
          />
        )}
      />
      <CheckField
        parts={parts}
        name="discardPerSubject"
        label="Discard new per subject"
        hint="A subject that has reached max per subject takes no more. Needs discard new."
      />
      <TextField
        parts={parts}
        name="dupeWindow"
        label="Duplicate window"
        placeholder={draft.mirror ? 'none' : USUAL_WINDOW}
        hint={`A message whose Nats-Msg-Id was seen within this time is dropped.${parts.editing ? '' : ` ${USUAL_WINDOW}, or max age where that is less.`}`}
      />
      <CheckField
        parts={parts}
        name="noAck"
        label="No acknowledgements"
        hint="Publishers get no answer, and do not learn whether a message was stored."
      />
      <Controller
        control={form.control}
        name="compression"
        render={({ field }) => (
          <Choice
            name="compression"
            label="Compression"
            value={field.value}
            options={COMPRESSIONS.map((value) => ({
              value,
              label: value === 'none' ? 'None' : 'S2',
              disabled: value !== 'none' && noCompression !== null && field.value !== value,
            }))}
            hint={noCompression ?? 'Of files; costs CPU, saves disk.'}
            problem={shown('compression')}
            onChange={field.onChange}
          />
        )}
      />
    </>
  )
}
