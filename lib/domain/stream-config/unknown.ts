import { decodeConfig } from './decode'
import type { StreamConfig } from './model'

/** Puts fields that Orrery does not know back where they were (`placement.x`, `sources.0.consumer`). */
export function setUnknown(config: StreamConfig, unknown: Readonly<Record<string, unknown>>): StreamConfig {
  const paths = Object.entries(unknown)
  if (paths.length === 0) return config
  const copy = structuredClone(config)
  for (const [path, value] of paths) set(copy, path.split('.'), value)
  return copy
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
