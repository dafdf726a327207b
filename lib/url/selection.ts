/** What is selected: the `sel` key of the address, e.g. `server:rg1-az1`, `stream:APP/ORDERS`, `gateway:rg1>xr`. */
export interface Selection {
  kind: SelectionKind
  id: string
}

const KINDS = ['server', 'cluster', 'region', 'gateway', 'stream', 'finding'] as const
export type SelectionKind = (typeof KINDS)[number]

/** null when malformed: the caller shows a notice that names the value. */
export function parseSelection(text: string): Selection | null {
  const colon = text.indexOf(':')
  const kind = KINDS.find((k) => k === text.slice(0, colon))
  const id = text.slice(colon + 1)
  return kind && id !== '' ? { kind, id } : null
}

export function serializeSelection(s: Selection): string {
  return `${s.kind}:${s.id}`
}
