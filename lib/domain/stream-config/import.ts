import { parseExact } from '../exact-json'
import { decodeConfig } from './decode'
import type { StreamDraft } from './draft'
import type { ConfigProblems } from './model'
import { writeDraft } from './write-draft'

export type Imported =
  | { ok: false; reason: string }
  | {
      ok: true
      draft: StreamDraft
      /** Fields by path that could not be taken, in words; they are at their default now. */
      problems: ConfigProblems
      /** Fields that Orrery does not know; they are kept and sent as they are. */
      unknown: string[]
    }

/**
 * Fills the form from text: a configuration as `nats stream add --output`, `nats stream info --json` or the JetStream
 * API write it (there it is in `config`).
 */
export function importConfig(account: string, text: string): Imported {
  let json: unknown
  try {
    json = parseExact(text)
  } catch (error) {
    return { ok: false, reason: `Not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const value = inner(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, reason: 'Not the configuration of a stream: a JSON object is wanted.' }
  }
  const { config, problems, unknown } = decodeConfig(value)
  if (config.sealed) problems.sealed = 'A stream cannot be created sealed. Seal it afterwards, on its page.'
  return {
    ok: true,
    draft: writeDraft(account, { config, unknown }),
    problems,
    unknown: Object.keys(unknown),
  }
}

/** The answer of a request for information has the configuration inside. */
function inner(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || 'name' in json) return json
  return 'config' in json ? json.config : json
}
