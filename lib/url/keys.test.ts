import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { columnsKey } from './columns'
import { ADDRESS_KEYS } from './keys'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const README = readFileSync(`${ROOT}README.md`, 'utf8')
const section = README.split('\n## The address\n')[1]?.split('\n## ')[0] ?? ''
const listed = Object.keys(ADDRESS_KEYS).sort()

const sources = readdirSync(`${ROOT}components`, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
  .map((path) => readFileSync(`${ROOT}components/${path}`, 'utf8'))
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

test('the README names every key of the address, with where it counts and an example', () => {
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| `([^|]+)` \|/gm)]
  const shown = rows.map(([, key, where, example]) => [key, where, example])
  const wanted = Object.entries(ADDRESS_KEYS).map(([key, { where, example }]) => [key, where, example])
  expect(shown).toEqual(wanted)
})
