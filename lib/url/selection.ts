/** What is selected: the `sel` key of the address, e.g. `server:rg1-az1`, `az:rg1/2`, `stream:APP/ORDERS`, `gateway:rg1>xr`. */
export interface Selection {
  kind: SelectionKind
  id: string
}

export const SELECTION_KINDS = ['server', 'cluster', 'region', 'az', 'gateway', 'stream', 'finding'] as const
export type SelectionKind = (typeof SELECTION_KINDS)[number]

/** Longer than any id: a stream has at most 255 characters, an account key 56; a finding joins its code and a subject. */
const LONGEST_ID = 1000

/** null when malformed or longer than any id: the caller shows a notice that names the value. */
export function parseSelection(text: string): Selection | null {
  const colon = text.indexOf(':')
  if (colon < 0) return null
  const kind = SELECTION_KINDS.find((k) => k === text.slice(0, colon))
  const id = text.slice(colon + 1)
  return kind && id !== '' && id.length <= LONGEST_ID ? { kind, id } : null
}

export function serializeSelection(s: Selection): string {
  return `${s.kind}:${s.id}`
}
