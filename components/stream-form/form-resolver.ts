import type { Resolver } from 'react-hook-form'
import type { DraftProblems, StreamDraft } from '@/lib/domain/stream-config/draft'
import { firstField } from './problems'

/** The rules of a draft as react-hook-form wants them; a place in a list counts for its list. */
export function resolverOf(problemsOf: (draft: StreamDraft) => DraftProblems): Resolver<StreamDraft> {
  return (values) => {
    const errors = Object.entries(problemsOf(values)).map(([field, message]) => [
      field.split('.')[0],
      { type: 'rule', message },
    ])
    return errors.length > 0 ? { values: {}, errors: Object.fromEntries(errors) } : { values, errors: {} }
  }
}

/** Goes to the first field that is wrong, once the fold that hides it has opened. */
export function focusField(wrong: readonly string[]): void {
  const first = firstField(wrong)
  requestAnimationFrame(() => document.getElementById(`stream-${first}`)?.focus())
}
