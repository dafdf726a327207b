import type { Conflict, RawConfig, ThreeWay } from '../operation'
import { flatten, sameValue, withValue } from './raw'

export interface FieldDiff {
  field: string
  from: unknown
  to: unknown
}

/** Fields in which two configurations really differ: absent, zero and default are the same. Sorted by field. */
export function diffConfigs(from: RawConfig, to: RawConfig): FieldDiff[] {
  const [a, b] = [flatten(from), flatten(to)]
  return [...new Set([...a.keys(), ...b.keys()])]
    .sort()
    .map((field) => ({ field, from: a.get(field) ?? null, to: b.get(field) ?? null }))
    .filter((d) => !sameValue(d.from, d.to))
}

/** What somebody else changed between `base` and `now`, beside what we want; null when nobody did. */
export function conflictOf(base: RawConfig, yours: RawConfig, now: RawConfig): Conflict | null {
  if (diffConfigs(base, now).length === 0) return null
  const [b, y, n] = [flatten(base), flatten(yours), flatten(now)]
  const fields = [...new Set([...b.keys(), ...y.keys(), ...n.keys()])].sort().flatMap((field): ThreeWay[] => {
    const one = { field, base: b.get(field) ?? null, yours: y.get(field) ?? null, now: n.get(field) ?? null }
    const ours = !sameValue(one.base, one.yours)
    const theirs = !sameValue(one.base, one.now)
    if (!ours && !theirs) return []
    return [{ ...one, clash: ours && theirs && !sameValue(one.yours, one.now) }]
  })
  return { now, fields }
}

/** `onto` with what differs between `base` and `yours`, and nothing else: what the form does not know stays as it is. */
export function applyChanges(onto: RawConfig, base: RawConfig, yours: RawConfig): RawConfig {
  return diffConfigs(base, yours).reduce(
    (config, { field, to }) => withValue(config, field, to ?? whole(yours, field)),
    onto,
  )
}

/** An absent limit is said as −1 and an absent number as 0: left out, nats-server would take its own default. */
function whole(yours: RawConfig, field: string): unknown {
  const said = yours[field]
  return said === undefined ? null : said
}
