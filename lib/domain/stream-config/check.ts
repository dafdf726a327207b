import type { Broken } from './broken'
import type { ConfigProblems, StreamConfig } from './model'
import { brokenRules } from './rules'

export type { ConfigProblems } from './model'

/**
 * What nats-server would refuse in a config by itself: by field, in our words; empty when all is well.
 * @param version of the server that looks, the meta leader; null is the newest
 */
export function checkConfig(config: StreamConfig, version: string | null = null): ConfigProblems {
  const problems: ConfigProblems = {}
  for (const { field, text } of brokenRules(config, version)) problems[field] ??= text
  return problems
}

/** The rule at which a meta leader of this version (null: the newest) stops; null when it finds none broken. */
export function firstBroken(config: StreamConfig, version: string | null): Broken | null {
  for (const broken of brokenRules(config, version)) return broken
  return null
}
