import type { StreamSource } from '@/lib/domain/stream-detail'
import { type Json, list, nanos, num, obj, str } from '../read'

/** The mirror of a stream: what it was told, and how its leader says it goes. */
export function decodeMirror(config: Json | null, info: Json | null): StreamSource | null {
  return source(obj(config, 'mirror'), info)
}

/**
 * The sources of a stream by name (the server lists them in any order). Only the leader reports how they go; without
 * that they are listed as configured.
 */
export function decodeSources(config: Json | null, infos: Json[]): StreamSource[] {
  const told = list(config, 'sources')
  const reported = infos.flatMap((info) => {
    const same = told.filter((t) => str(t, 'name') === str(info, 'name'))
    // Several sources of one stream differ by filter, which every row since 2.10 carries itself.
    return source(same.length === 1 ? (same[0] ?? null) : null, info) ?? []
  })
  const sources = reported.length > 0 ? reported : told.flatMap((t) => source(t, null) ?? [])
  return sources.sort((a, b) => compare(a.name, b.name) || compare(a.filter ?? '', b.filter ?? ''))
}

/** The report repeats what is configured since 2.10. */
function transformsOf(info: Json | null, told: Json | null): StreamSource['transforms'] {
  const reported = list(info, 'subject_transforms')
  return (reported.length > 0 ? reported : list(told, 'subject_transforms')).flatMap((t) => {
    const from = str(t, 'src')
    return from === null ? [] : [{ from, to: str(t, 'dest') }]
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function source(told: Json | null, info: Json | null): StreamSource | null {
  const name = str(info, 'name') ?? str(told, 'name')
  if (name === null) return null
  // `active` −1: it never heard from its origin, and the lag of 0 beside it is no measurement.
  const activeMs = nanos(info, 'active')
  const heard = activeMs !== null && activeMs >= 0
  return {
    name,
    filter: str(info, 'filter_subject') ?? str(told, 'filter_subject'),
    transforms: transformsOf(info, told),
    external: str(obj(info, 'external') ?? obj(told, 'external'), 'api'),
    lag: heard ? num(info, 'lag') : null,
    activeMs: heard ? activeMs : null,
    error: str(obj(info, 'error'), 'description'),
  }
}
