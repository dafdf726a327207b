import type { Conflict, RawConfig } from '../operation'
import { valueAt, withValue } from './raw'

export type Choice = 'yours' | 'theirs'

/** What each field starts with: what only one side changed is taken from there; a clash is nobody's yet (absent). */
export function firstChoices({ fields }: Conflict): Record<string, Choice> {
  return Object.fromEntries(
    fields
      .filter((f) => !f.clash)
      .map((f) => [f.field, JSON.stringify(f.base) === JSON.stringify(f.yours) ? 'theirs' : 'yours']),
  )
}

/** The configuration wanted, with the other side's value wherever that was chosen. */
export function merge(
  yours: RawConfig,
  { now, fields }: Conflict,
  choices: Record<string, Choice>,
): RawConfig {
  return fields.reduce(
    (config, { field }) =>
      choices[field] === 'theirs' ? withValue(config, field, now[field] ?? valueAt(now, field)) : config,
    yours,
  )
}
