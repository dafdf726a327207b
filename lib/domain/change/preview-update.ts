import { stringifyExact } from '../exact-json'
import type { Snapshot } from '../model'
import type { RawConfig, UpdatePreview } from '../operation'
import { previewPlacement } from '../placement/preview'
import { defaultConfig, type StreamConfig } from '../stream-config/model'
import { classify, needsConfirm, worstClass } from './classify'
import { applyChanges, conflictOf } from './diff'
import { updateProblems } from './problems'
import { sealedWhole, withoutServerMetadata } from './raw'
import { updateCli } from './update-cli'

const PLACED = new Set(['num_replicas', 'placement.cluster', 'placement.tags', 'max_bytes'])

/**
 * What an update would change, of which class, and where the stream could go. Pure, on a configuration just read.
 * @param now as the server sent it
 * @param base what the form was opened with; null is `now`
 */
export function previewUpdate(
  snapshot: Snapshot,
  {
    account,
    stream,
    now,
    base,
    config,
  }: {
    account: string
    stream: string
    now: RawConfig
    base: RawConfig | null
    config: RawConfig
  },
): UpdatePreview {
  const wanted = sealedWhole(withoutServerMetadata(applyChanges(now, base ?? now, config)))
  const changes = classify(now, wanted)
  const kind = worstClass(changes)
  const fields = changes.map((c) => c.field)
  return {
    account,
    stream,
    now: withoutServerMetadata(now),
    config: wanted,
    changes,
    class: kind,
    confirm: needsConfirm(kind) ? stream : null,
    conflict: base === null ? null : conflictOf(base, config, now),
    placement: fields.some((f) => PLACED.has(f)) ? placed(snapshot, wanted) : null,
    problems: updateProblems(snapshot, { account, stream, now, wanted, changes }),
    cli: changes.length === 0 ? null : updateCli(stream, changes, wanted.no_ack === true),
    json: stringifyExact(wanted, 2),
  }
}

/** Name and subjects are its own already: the prediction leaves them out. */
function placed(snapshot: Snapshot, config: RawConfig) {
  const own = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null))
  const whole: StreamConfig = { ...defaultConfig(String(config.name), []), ...own }
  return previewPlacement(snapshot, whole)
}
