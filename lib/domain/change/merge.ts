import type { Conflict, RawConfig } from '../operation'
import { sameValue, valueAt, withValue } from './raw'

export type Choice = 'yours' | 'theirs'

/** What each field starts with: what only we changed is ours, anything else stays as it is now. */
export function firstChoices({ fields }: Conflict): Record<string, Choice> {
  return Object.fromEntries(
    fields.map((f): [string, Choice] => [
      f.field,
      f.clash || sameValue(f.base, f.yours) ? 'theirs' : 'yours',
    ]),
  )
}

/** The configuration wanted, with the value of now wherever that was chosen. */
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
