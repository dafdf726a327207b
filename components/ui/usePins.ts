'use client'
import { createParser, useQueryState } from 'nuqs'
import { MOST_PINS, type Pins, parsePins, serializePins } from '@/lib/url/pins'

const parser = createParser<Pins>({
  parse: parsePins,
  serialize: (pins) => serializePins(pins.keys),
  eq: (a, b) => serializePins(a.keys) === serializePins(b.keys),
}).withOptions({ history: 'push' })

const NONE: Pins = { keys: [], unreadable: [], beyond: [] }

/** Streams that are pinned to the map, kept in the address as `pins`; back takes the last one off again. */
export function usePins() {
  const [value, setPins] = useQueryState('pins', parser)
  const pins = value ?? NONE
  const put = (keys: readonly string[]) =>
    void setPins(keys.length === 0 ? null : { ...NONE, keys: [...keys] })
  return {
    ...pins,
    /** Of all that the address pins, drawn or not. */
    count: pins.keys.length + pins.unreadable.length + pins.beyond.length,
    isFull: pins.keys.length >= MOST_PINS,
    has: (key: string) => pins.keys.includes(key),
    toggle: (key: string) =>
      put(pins.keys.includes(key) ? pins.keys.filter((k) => k !== key) : [...pins.keys, key]),
    /** Takes these off, and what cannot be read with them. */
    forget: (gone: readonly string[]) => put(pins.keys.filter((k) => !gone.includes(k))),
  }
}
