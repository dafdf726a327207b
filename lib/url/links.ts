import type { ServerKey } from '@/lib/domain/model'
import { type Selection, serializeSelection } from './selection'

/** Address of the page of one server; keys may hold `#` and `%`. */
export const serverHref = (key: ServerKey): string => `/servers/${encodeURIComponent(key)}`

/** Address of the page of one stream. Account names may be any text. */
export const streamHref = (s: { account: string; name: string }): string =>
  `/streams/${encodeURIComponent(s.account)}/${encodeURIComponent(s.name)}`

/** The map with this selected. */
export const mapHref = (selection: Selection): string =>
  `/map?sel=${encodeURIComponent(serializeSelection(selection))}`

/** A segment of an address as text; what is not valid percent-encoding is taken as it stands. */
export function fromSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
