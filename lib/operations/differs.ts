import { instant } from '@/lib/domain/stream-config/instant'
import type { StreamConfig } from '@/lib/domain/stream-config/model'

/**
 * Fields that the server holds otherwise than asked: older versions drop what they do not know in silence. Only what was
 * asked for is compared: what a server adds of itself is no difference. By path, down to the fields of an object.
 * @param echoed the config of the server's answer, as parsed from its JSON
 */
export function differs(asked: StreamConfig, echoed: Record<string, unknown>): string[] {
  return Object.entries(asked)
    .flatMap(([field, wanted]) => {
      const got = echoed[field]
      if (!isObject(wanted) || !isObject(got)) return holds(field, wanted, got) ? [] : [field]
      return Object.entries(wanted).flatMap(([key, value]) =>
        holds(key, value, got[key]) ? [] : [`${field}.${key}`],
      )
    })
    .sort()
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether everything that was asked for is in what came back. */
function holds(field: string, wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list: unknown[] = Array.isArray(got) ? got : []
    return wanted.length === list.length && wanted.every((value, i) => holds(field, value, list[i]))
  }
  if (isObject(wanted)) {
    return isObject(got) && Object.entries(wanted).every(([key, value]) => holds(key, value, got[key]))
  }
  if (field === 'opt_start_time' && typeof wanted === 'string' && typeof got === 'string') {
    return instant(wanted) === instant(got)
  }
  return wanted === got || (isUsual(field, wanted) && (got === undefined || got === null))
}

/** What Go leaves out on the way back (`omitempty`), and what a limit is when it is not there. */
function isUsual(field: string, value: unknown): boolean {
  if (field.startsWith('max_') && value === -1) return true
  return value === undefined || value === null || value === 0 || value === '' || value === false
}
