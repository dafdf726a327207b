import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems, SYSTEM } from './testing/files'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const SOURCES = ['load.ts', 'environment.ts', 'connection.ts', 'listen.mjs']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n')

/** What the table of the README names in its first column. */
const documented = [...section('Configuration').matchAll(/^\| `([\w.[\]]+)` \|/gm)].map(([, key]) => key)
/** Every variable that the README names anywhere. */
const variables = new Set(README.match(/\bORRERY_[A-Z_]+\b/g))

/** The reader is asked with a key that it cannot know: its complaint lists those it does. */
function known(file: (unknown: object) => object): string[] {
  const complaint = problems({ 'orrery.json': file({ unheard: 1 }) }).join('\n')
  const list = /unheard is not a known key; known here: (.*)/.exec(complaint)?.[1]
  if (!list) throw new Error(`no list of known keys in: ${complaint}`)
  return list.split(', ')
}

const system = known((unknown) => ({ system: { ...SYSTEM, ...unknown } }))
const account = known((unknown) => ({ system: SYSTEM, accounts: { A: unknown } }))
const under = (parent: string, keys: string[]) => keys.map((key) => `${parent}.${key}`)
const tls = known((unknown) => ({ system: { ...SYSTEM, tls: unknown } }))
const topology = known((unknown) => ({ system: SYSTEM, topology: unknown }))
const override = known((unknown) => ({ system: SYSTEM, topology: { overrides: [unknown] } }))
const accepted = [
  ...known((unknown) => ({ system: SYSTEM, ...unknown })).filter(
    (key) => !['system', 'accounts', 'topology', 'listen'].includes(key),
  ),
  ...under('system', [...system.filter((key) => key !== 'tls'), ...under('tls', tls)]),
  // An account takes all that the system takes, which the README says in one row.
  'accounts.NAME',
  ...under(
    'accounts.NAME',
    account.filter((key) => key === 'write' || !system.includes(key)),
  ),
  ...under('topology', [...topology.filter((key) => key !== 'overrides'), ...under('overrides[]', override)]),
  ...under(
    'listen',
    known((unknown) => ({ system: SYSTEM, listen: unknown })),
  ),
]

test('the table of the README names every key of the file, and no other', () => {
  expect([...documented].sort()).toEqual([...accepted].sort())
})

test('a writer takes what the system takes to connect', () => {
  const writer = known((unknown) => ({ system: SYSTEM, accounts: { A: { write: true, writer: unknown } } }))
  expect(writer).toEqual(system.filter((key) => key !== 'write'))
})

test('the README names every variable', () => {
  const endings = suffixes('ORRERY_SYSTEM_').map((ending) => `ORRERY_SYSTEM_${ending}`)
  const plain = [...SOURCES.matchAll(/(?:env\.|^ {2})(ORRERY_[A-Z_]+)\b/gm)].map(([, name]) => name ?? '')
  expect(plain).toEqual(expect.arrayContaining(['ORRERY_CONFIG', 'ORRERY_NAME', 'ORRERY_PORT']))
  expect([...endings, ...plain].filter((name) => !variables.has(name))).toEqual([])
})

test('every variable that the README names is one', () => {
  const named = [...variables].filter((name) => /^ORRERY_(SYSTEM|ACCOUNT)_[A-Z]/.test(name))
  expect(named.length).toBeGreaterThan(5)
  const env = Object.fromEntries([...named.map((name) => [name, 'x']), ['ORRERY_ACCOUNT', 'APP']])
  expect(problems({ 'orrery.json': { system: SYSTEM } }, env).join('\n')).not.toContain(
    'not a known variable',
  )
})

test('the least-privilege users of the README are those that e2e/least-privilege.spec.ts tries', () => {
  const tested = readFileSync(new URL('../../demo/least-privilege.conf', import.meta.url), 'utf8')
  const shown = [...README.matchAll(/```conf\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
  expect(shown).toHaveLength(1)
  expect(words(shown.join())).toBe(words(tested))
})

/** The text below a heading, up to the next of its level. */
function section(heading: string): string {
  const [, text] = README.split(`\n## ${heading}\n`)
  if (text === undefined) throw new Error(`the README has no section ${heading}`)
  return text.split('\n## ')[0] ?? ''
}

/** What a variable may end in, as the complaint about an unknown one says. */
function suffixes(prefix: string): string[] {
  const complaint = problems({ 'orrery.json': { system: SYSTEM } }, { [`${prefix}UNHEARD`]: 'x' }).join()
  return /it may end in (.*)/.exec(complaint)?.[1]?.split(', ') ?? []
}

/** Without comments and layout. */
function words(conf: string): string {
  return conf
    .replaceAll(/^\s*#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
}
