import { GROUPINGS } from '@/lib/domain/placement-rows'
import { asked } from './asked'
import { LINKS, MAP_FORMS, SHOWN } from './choices'
import { parseColumns } from './columns'
import { ADDRESS_KEYS } from './keys'
import { unknownLayers } from './layers'
import { parseScope } from './scope'
import { parseSort } from './sort'
import { parseViewport } from './viewport'

/** Whether a text can be read under a key that counts in some views only. */
type Reads = (text: string) => boolean

const oneOf =
  (words: readonly string[]): Reads =>
  (text) =>
    words.includes(text)

const READS: Readonly<Record<string, Reads>> = {
  layers: (text) => unknownLayers(text).length === 0,
  as: oneOf(MAP_FORMS),
  scope: (text) => parseScope(text) !== null,
  vp: (text) => parseViewport(text) !== null,
  group: oneOf(GROUPINGS),
  show: oneOf(SHOWN),
  links: oneOf(LINKS),
  ...Object.fromEntries(
    Object.keys(ADDRESS_KEYS).flatMap((key): [string, Reads][] => {
      if (key.startsWith('sort')) return [[key, (text) => parseSort(text) !== null]]
      return key.startsWith('cols') ? [[key, (text) => parseColumns(text) !== null]] : []
    }),
  ),
}

/**
 * Keys that count in some views only and whose text no view could read. Those that count in every view are named there, and
 * the others hold names: whether such a thing exists is asked where it is shown.
 */
export const PARTIAL_KEYS: readonly string[] = Object.keys(READS)

/** Whether the address asks for something under such a key that cannot be read. */
export function isMalformed(key: string, raw: string | null): boolean {
  const text = asked(raw)
  return text !== null && READS[key]?.(text) === false
}
