import { decodeConfig } from './decode'
import type { StreamConfig } from './model'

/** Puts fields that Orrery does not know back where they were (`placement.x`, `sources.0.consumer`). */
export function setUnknown(config: StreamConfig, unknown: Readonly<Record<string, unknown>>): StreamConfig {
  const paths = Object.entries(unknown)
  if (paths.length === 0) return config
  const copy = structuredClone(config)
  for (const [path, value] of paths) {
    const keys = path.split('.')
    const [first = ''] = keys
    // Nothing that the form has a field for is in it: it is not sent without this.
    if (keys.length > 1 && LOOSE.has(first) && !(first in copy)) set(copy, [first], {})
    set(copy, keys, value)
  }
  return copy
}

/** Objects that a configuration has as soon as something is in them; others (a mirror, a source) must be there by themselves. */
const LOOSE = new Set(['placement', 'consumer_limits'])

/** Without what hung on one item of a list, or on an object that is taken away; what hung on later items moves up with them. */
export function withoutPart(
  unknown: Readonly<Record<string, unknown>>,
  part: string,
  index?: number,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(unknown).flatMap(([path, value]) => {
      if (!path.startsWith(`${part}.`)) return [[path, value]]
      if (index === undefined) return []
      const [at = '', ...rest] = path.slice(part.length + 1).split('.')
      if (Number(at) === index) return []
      return [[[part, Number(at) > index ? Number(at) - 1 : at, ...rest].join('.'), value]]
    }),
  )
}

function set(target: object, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return
  if (rest.length === 0) {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
    return
  }
  const below: unknown = Object.getOwnPropertyDescriptor(target, key)?.value
  // Its parent is gone (the source was removed): what hung on it goes with it.
  if (typeof below === 'object' && below !== null) set(below, rest, value)
}

/** Whether a config holds fields that Orrery does not know: reading it back tells. */
export const withUnknown = (config: StreamConfig): boolean =>
  Object.keys(decodeConfig(config).unknown).length > 0
