import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { AUDIT_KEYS, parseAuditWord } from './audit-filter'
import { columnsKey, parseColumns, serializeColumns } from './columns'
import { parseFilter, serializeFilter } from './filter'
import { ADDRESS_KEYS } from './keys'
import { parseLayers, serializeLayers } from './layers'
import { parsePins, serializePins } from './pins'
import { parseScope, serializeScope } from './scope'
import { parseSelection, serializeSelection } from './selection'
import { parseSort, serializeSort } from './sort'
import { parseViewport, serializeViewport } from './viewport'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const README = readFileSync(`${ROOT}README.md`, 'utf8')
const section = README.split('\n## The address\n')[1]?.split('\n## ')[0] ?? ''
const listed = Object.keys(ADDRESS_KEYS).sort()

const sourcesOf = (folder: string) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    .map((path) => readFileSync(`${ROOT}${folder}/${path}`, 'utf8'))
const sources = sourcesOf('components')
const everything = [...sources, ...sourcesOf('lib/domain'), ...sourcesOf('lib/url')]
/** A key is read by `useQueryState('x')`, `useChoice('x')` or `useSort('x')`, by a table's `sortKey="x"` or `sortKey: 'x'`, or in a `KEYS` object. */
const READS = [
  /use(?:QueryState|Choice|Sort)(?:<[^(]*>)?\(\s*'([^']+)'/g,
  /\w*[kK]ey="((?:sort|cols)[^"]*)"/g,
  /sortKey: '([^']+)'/g,
  /useSearchParams\(\)\.get\('([a-z-]+)'\)/g,
]
const KEYS_OBJECT = /const \w*KEYS = \{([^}]*)\}/g

const read = sources.flatMap((text) => [
  ...READS.flatMap((form) => [...text.matchAll(form)].map(([, key]) => key ?? '')),
  ...(text.includes('useQueryStates(')
    ? [...text.matchAll(KEYS_OBJECT)].flatMap(([, body]) =>
        [...(body ?? '').matchAll(/(?:^|[,\s])'?([a-z-]+)'?: parseAs/g)].map(([, key]) => key ?? ''),
      )
    : []),
])

/** Every table that keeps its sort keeps its columns beside it. */
const withColumns = read.flatMap((key) => (key.startsWith('sort') ? [key, columnsKey(key)] : [key]))

test('the components read the keys of the list, and no other', () => {
  expect([...new Set(withColumns)].sort()).toEqual(listed)
})

test('the README names every key of the address, with where it counts, an example and what it holds', () => {
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| `([^|]+)` \| ([^|]+) \|/gm)]
  const shown = rows.map(([, ...cells]) => cells)
  const wanted = Object.entries(ADDRESS_KEYS).map(([key, { where, example, holds }]) => {
    return [key, where, example, holds]
  })
  expect(shown).toEqual(wanted)
})

const same = (text: string) => text
const columns = (text: string) => serializeColumns(parseColumns(text) ?? [])
const sort = (text: string) => {
  const parsed = parseSort(text)
  return parsed && serializeSort(parsed)
}
const filter = (text: string) => serializeFilter(parseFilter(text).query)

/** What a key holds, read by its codec and written again. Keys that are one of a few words are `useChoice`'s. */
const CODECS: Readonly<Record<string, (text: string) => string | null>> = {
  sel: (text) => {
    const parsed = parseSelection(text)
    return parsed && serializeSelection(parsed)
  },
  find: filter,
  hide: filter,
  pins: (text) => serializePins(parsePins(text).keys),
  layers: (text) => {
    const parsed = parseLayers(text)
    return parsed && serializeLayers(parsed)
  },
  scope: (text) => {
    const parsed = parseScope(text)
    return parsed && serializeScope(parsed)
  },
  vp: (text) => {
    const parsed = parseViewport(text)
    return parsed && serializeViewport(parsed)
  },
  // Names as they stand: which of them exist is the snapshot's to say.
  snap: same,
  opened: same,
  open: same,
  ...Object.fromEntries(AUDIT_KEYS.map((key) => [key, parseAuditWord])),
}
const codecOf = (key: string) =>
  CODECS[key] ?? (key.startsWith('sort') ? sort : key.startsWith('cols') ? columns : null)
/** `useChoice('links', ['gateways', …])`, or a list of words by its name. */
function choiceOf(key: string): string | undefined {
  const called = new RegExp(`useChoice(?:<[^(]*>)?\\(\\s*'${key}',\\s*(\\[[^\\]]*\\]|\\w+)`)
  const words = sources.flatMap((text) => called.exec(text)?.[1] ?? [])[0]
  if (words === undefined || words.startsWith('[')) return words
  return everything.flatMap((text) => new RegExp(`const ${words} = (\\[[^\\]]*\\])`).exec(text)?.[1] ?? [])[0]
}

test.each(Object.entries(ADDRESS_KEYS))(
  '%s: the example is what its codec reads, and writes again',
  (key, { example }) => {
    const codec = codecOf(key)
    if (codec) expect(codec(example)).toBe(example)
    else expect(choiceOf(key)).toContain(`'${example}'`)
  },
)
