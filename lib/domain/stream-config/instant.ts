/** `2026-01-01T00:00:00.5Z`; the fraction may have nine digits in NATS, of which a Date keeps three. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i

/**
 * An instant in the one way in which nats-server writes it (UTC, no zeros at the end of the fraction), so that two ways to
 * write the same one are equal; what is no time of RFC 3339 stays as it is.
 */
export function instant(text: string): string {
  const [, whole, fraction = '', zone] = TIME.exec(text) ?? []
  const ms = Date.parse(`${whole}${zone}`)
  if (whole === undefined || Number.isNaN(ms)) return text
  const rest = fraction.replace(/0+$/, '')
  return `${new Date(ms).toISOString().slice(0, 19)}${rest === '' ? '' : `.${rest}`}Z`
}
