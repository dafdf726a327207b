'use client'
import type { FormParts } from './form-context'
import { CheckField, TextField } from './inputs'

/** What becomes of subjects on the way in, and which messages go out again once stored. */
export function SubjectMapFields({ parts }: { parts: FormParts }) {
  return (
    <>
      <TextField
        parts={parts}
        name="transformSource"
        label="Transform of"
        placeholder="> (all)"
        hint="Messages of this subject are stored under another one."
        feature="subject_transform"
      />
      <TextField
        parts={parts}
        name="transformDestination"
        label="becomes"
        placeholder="stored.$1"
        hint="$1, $2 … are the * of the source; functions such as {{partition(10,1)}} as well."
        feature="subject_transform"
      />
      <TextField
        parts={parts}
        name="republishSource"
        label="Republish"
        placeholder="> (all)"
        hint="Stored messages of this subject are published once more."
      />
      <TextField parts={parts} name="republishDestination" label="to" placeholder="copy.>" />
      <CheckField
        parts={parts}
        name="republishHeadersOnly"
        label="Headers only"
        hint="Republished messages carry no body, only that there is one."
      />
    </>
  )
}
