/** Streams pinned to the map: the `pins` key of the address, e.g. `APP/ORDERS,APP/EVENTS`, in the order of pinning. */
export interface Pins {
  /** Keys of streams, `account/name`; each once. */
  keys: string[]
  /** Parts that are no key of a stream, as they stand in the address. */
  unreadable: string[]
  /** Keys beyond the eight that can be told apart on the map. */
  beyond: string[]
}

export const MOST_PINS = 8

/** Names may hold anything: `/`, `,` and `%` inside them are percent-encoded. Never fails: what cannot be read is named. */
export function parsePins(text: string): Pins {
  // Separators alone ask for something, and nobody can tell for what.
  if (/^,+$/.test(text)) return { keys: [], unreadable: [text], beyond: [] }
  const keys: string[] = []
  const unreadable: string[] = []
  for (const part of text.split(',')) {
    if (part === '') continue
    const key = parseKey(part)
    if (key === null) unreadable.push(part)
    else if (!keys.includes(key)) keys.push(key)
  }
  return { keys: keys.slice(0, MOST_PINS), unreadable, beyond: keys.slice(MOST_PINS) }
}

export function serializePins(keys: readonly string[]): string {
  return keys
    .map((key) => {
      const slash = key.lastIndexOf('/')
      return `${escaped(key.slice(0, slash))}/${escaped(key.slice(slash + 1))}`
    })
    .join(',')
}

/** nats-server allows no `/` in names of streams, so the last one parts account and name. */
function parseKey(part: string): string | null {
  const [account = '', name = '', ...more] = part.split('/')
  if (account === '' || name === '' || more.length > 0) return null
  try {
    return `${decodeURIComponent(account)}/${decodeURIComponent(name)}`
  } catch {
    return null
  }
}

const escaped = (text: string) => text.replaceAll(/[%,/]/g, encodeURIComponent)
