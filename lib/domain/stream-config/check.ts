import type { Broken } from './broken'
import type { ConfigProblems, StreamConfig } from './model'
import { brokenRules } from './rules'

export type { ConfigProblems } from './model'

type Asked = 'create' | 'update'

/**
 * What nats-server would refuse in a config by itself: by field, in our words; empty when all is well.
 * @param version of the server that looks, the meta leader; null is the newest
 */
export function checkConfig(
  config: StreamConfig,
  version: string | null = null,
  asked: Asked = 'create',
): ConfigProblems {
  const problems: ConfigProblems = {}
  for (const { field, text } of brokenOf(config, version, asked)) problems[field] ??= text
  return problems
}

/** The rule at which a meta leader of this version (null: the newest) stops; null when it finds none broken. */
export function firstBroken(
  config: StreamConfig,
  version: string | null,
  asked: Asked = 'create',
): Broken | null {
  for (const broken of brokenOf(config, version, asked)) return broken
  return null
}

/** Of an update it asks the same, but for what it turns on itself in a mirror (jetstream_api.go, `jsStreamCreateRequest`). */
function* brokenOf(config: StreamConfig, version: string | null, asked: Asked): Generator<Broken> {
  for (const broken of brokenRules(config, version)) {
    if (asked === 'create' || broken.field !== 'mirror_direct') yield broken
  }
}
