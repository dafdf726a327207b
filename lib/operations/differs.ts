import type { StreamConfig } from '@/lib/domain/stream-config/model'

/**
 * Fields that the server holds otherwise than asked: older versions drop what they do not know in silence.
 * @param echoed the config of the server's answer, as parsed from its JSON
 */
export function differs(asked: StreamConfig, echoed: Record<string, unknown>): string[] {
  const wanted = flat({ ...asked })
  const got = flat(echoed)
  return Object.keys(wanted)
    .filter((field) => JSON.stringify(wanted[field]) !== JSON.stringify(got[field] ?? absent(field)))
    .sort()
}

/** Leaves out what is left at its zero: Go's `omitempty` does the same on the way back. */
function flat(config: Record<string, unknown>): Record<string, unknown> {
  const { placement, ...rest } = config
  const { cluster, tags } = typeof placement === 'object' && placement !== null ? fields(placement) : {}
  const given = {
    ...rest,
    description: rest.description ?? '',
    'placement.cluster': cluster ?? '',
    'placement.tags': tags ?? [],
  }
  return given
}

function fields(value: object): Record<string, unknown> {
  return { ...value }
}

function absent(field: string): unknown {
  return field.startsWith('max_') && field !== 'max_age' ? -1 : field === 'max_age' ? 0 : false
}
