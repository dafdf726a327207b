import { stringifyExact } from '../exact-json'
import type { RawConfig } from '../operation'
import { instant } from '../stream-config/instant'

/** Limits of JetStream for which 0 and −1 and absence all mean "unlimited" (nats-server, `checkStreamCfg`). */
const UNLIMITED = new Set(['max_msgs', 'max_bytes', 'max_msgs_per_subject', 'max_msg_size', 'max_consumers'])
/** Objects that are compared part by part, so that a diff names what was changed in them. */
const OPENED = new Set(['placement', 'metadata', 'consumer_limits'])
/** What nats-server writes where nothing was said. */
const DEFAULTS: Record<string, unknown> = {
  retention: 'limits',
  storage: 'file',
  discard: 'old',
  num_replicas: 1,
  compression: 'none',
  persist_mode: 'default',
}

/** A configuration without what nats-server adds of itself from 2.11 on (metadata `_nats.*`). */
export function withoutServerMetadata(config: RawConfig): RawConfig {
  const { metadata, ...rest } = config
  const own = Object.entries(record(metadata)).filter(([key]) => !key.startsWith('_nats.'))
  return own.length === 0 ? rest : { ...rest, metadata: Object.fromEntries(own) }
}

/** What nats-server sets by itself when a stream is sealed (stream.go, `configUpdateCheck`). */
export const SEALING: RawConfig = {
  max_age: 0,
  discard: 'new',
  deny_delete: true,
  deny_purge: true,
  allow_rollup_hdrs: false,
}

/** A configuration with all that sealing brings, so that it is said before; any other as it is. */
export const sealedWhole = (config: RawConfig): RawConfig =>
  config.sealed === true ? { ...config, ...SEALING } : config

/** Every field by its path, "placement.cluster" for a part; null stands for absent, zero and default alike. */
export function flatten(config: RawConfig): Map<string, unknown> {
  const out = new Map<string, unknown>()
  for (const [key, value] of Object.entries(withoutServerMetadata(config))) {
    if (!OPENED.has(key)) out.set(key, plain(key, value))
    else
      for (const [part, inner] of Object.entries(record(value))) out.set(`${key}.${part}`, plain('', inner))
  }
  return out
}

/** Value of one path, as `flatten` gives it. */
export const valueAt = (config: RawConfig, field: string): unknown => flatten(config).get(field) ?? null

/** The configuration with one path set; null takes it away. */
export function withValue(config: RawConfig, field: string, value: unknown): RawConfig {
  const dot = field.indexOf('.')
  const key = dot < 0 ? field : field.slice(0, dot)
  if (!OPENED.has(key) || dot < 0) return put(config, key, value)
  const inner = put(record(config[key]), field.slice(dot + 1), value)
  return put(config, key, Object.keys(inner).length === 0 ? null : inner)
}

export const sameValue = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

/** As JSON with the keys of objects in order, so that order alone is no difference; `null` for what is absent. */
export function canonical(value: unknown): string {
  return stringifyExact(inOrder(value ?? null))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === 'opt_start_time' && typeof inner === 'string' ? instant(inner) : inOrder(inner),
    ]),
  )
}

function put(config: RawConfig, key: string, value: unknown): RawConfig {
  const { [key]: _, ...rest } = config
  return value === null || value === undefined ? rest : { ...rest, [key]: value }
}

function plain(key: string, value: unknown): unknown {
  if (value === undefined || value === null || value === false || value === '') return null
  if (UNLIMITED.has(key) && (value === -1 || value === 0)) return null
  if (value === 0 || value === DEFAULTS[key]) return null
  if (typeof value === 'object' && Object.keys(value).length === 0) return null
  return value
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
