import type { UseFormReturn } from 'react-hook-form'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'

/** What every part of the form is given. */
export interface FormParts {
  form: UseFormReturn<StreamDraft>
  draft: StreamDraft
  /** What is wrong with a field (`sources.0.name` in a list), once it was left or Review was asked for. */
  shown: (field: string) => string | undefined
  /** Why the connected servers do not have it, by path in JetStream's JSON; null when they do. */
  lack: (field: string) => string | null
  /** An existing stream is changed: what cannot be changed is shown and locked. */
  editing: boolean
}
