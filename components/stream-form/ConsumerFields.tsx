'use client'
import type { FormParts } from './form-context'
import { TextField } from './inputs'

/** The most that a consumer of this stream may ask for. */
export function ConsumerFields({ parts }: { parts: FormParts }) {
  return (
    <>
      <TextField
        parts={parts}
        name="inactiveThreshold"
        label="Inactive at most"
        placeholder="unlimited"
        hint="A consumer that nobody uses goes after at most this time."
        feature="consumer_limits"
      />
      <TextField
        parts={parts}
        name="maxAckPending"
        label="Max ack pending"
        placeholder="unlimited"
        hint="Messages that a consumer may have out without acknowledgement."
        feature="consumer_limits"
      />
    </>
  )
}
