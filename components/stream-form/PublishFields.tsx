'use client'
import type { FormParts } from './form-context'
import { CheckField, TextField } from './inputs'

/** What publishers may do beyond storing a message. */
export function PublishFields({ parts }: { parts: FormParts }) {
  return (
    <>
      <CheckField
        parts={parts}
        name="allowRollup"
        label="Allow roll-ups"
        hint="A message with a roll-up header replaces all before it."
      />
      <CheckField
        parts={parts}
        name="allowMsgTtl"
        label="Allow a TTL of messages"
        hint="A message with a Nats-TTL header goes after that time. Cannot be undone later."
        feature="allow_msg_ttl"
      />
      <TextField
        parts={parts}
        name="markerTtl"
        label="Delete markers"
        placeholder="none"
        hint="How long a marker tells that a subject's last message has gone, such as 1h. Turns TTLs and roll-ups on."
        feature="subject_delete_marker_ttl"
      />
      <CheckField
        parts={parts}
        name="counter"
        label="Counter"
        hint="Every message adds to the number of its subject. Cannot be undone later."
        feature="allow_msg_counter"
      />
      <CheckField
        parts={parts}
        name="atomic"
        label="Allow atomic batches"
        hint="All messages of a batch are stored, or none."
        feature="allow_atomic"
      />
      <CheckField
        parts={parts}
        name="batched"
        label="Allow fast batches"
        hint="Batches with flow control, acknowledged now and then."
        feature="allow_batched"
      />
      <CheckField
        parts={parts}
        name="schedules"
        label="Allow schedules"
        hint="Messages that are published later. Turns roll-ups on. Cannot be undone later."
        feature="allow_msg_schedules"
      />
    </>
  )
}
