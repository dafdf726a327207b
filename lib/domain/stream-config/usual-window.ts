import type { StreamDraft } from './draft'
import { isUnlimited, parseDuration } from './duration'
import { DEFAULT_WINDOW } from './model'

/** The usual duplicate window, as it stands in an empty form. */
export const USUAL_WINDOW = '2m'

/** As the `nats` CLI has it: where max age is shorter than the usual duplicate window, and nobody has said another, it is the window. */
export function withUsualWindow(draft: StreamDraft): StreamDraft {
  if (draft.dupeWindow !== USUAL_WINDOW || isUnlimited(draft.maxAge)) return draft
  const age = parseDuration(draft.maxAge)
  return age.ok && age.value > 0 && age.value < DEFAULT_WINDOW
    ? { ...draft, dupeWindow: draft.maxAge }
    : draft
}
