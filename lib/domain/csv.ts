/** What a cell of a file holds: exact, and null where it is not known. A list stays one in JSON. */
export type FileValue = string | number | boolean | null | readonly string[]

/** Comma-separated values (RFC 4180). What is not known is empty, never 0; a list is joined by `; `. */
export function csv(lines: readonly (readonly FileValue[])[]): string {
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')
}

/** Text that a spreadsheet would take for a formula is kept text by an apostrophe; numbers are written as they are. */
function field(value: FileValue): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : value.join('; ')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** `acme-prod_stream-report_2026-11-22T14-03-05Z.csv`: letters and digits that every file system takes. */
export function fileName(supercluster: string, what: string, at: string, ending: 'csv' | 'json'): string {
  const plain = (text: string) =>
    text
      .replace(/[^A-Za-z0-9._]+/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 60)
  const time = `${at.slice(0, 19).replaceAll(':', '-')}Z`
  return `${[plain(supercluster), plain(what).toLowerCase(), time].filter(Boolean).join('_')}.${ending}`
}
