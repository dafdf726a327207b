import { expect, test } from 'vitest'
import { diffConfigs } from '../change/diff'
import { parseExact, stringifyExact } from '../exact-json'
import { cliWords } from './cli'
import { decodeConfig } from './decode'
import { importConfig } from './import'
import { defaultConfig } from './model'
import { readDraft } from './read-draft'
import { writeDraft } from './write-draft'

/** A configuration as a server may send it, with integers that a number does not hold. */
const TEXT = JSON.stringify({
  ...defaultConfig('EXACT', ['exact.*']),
  max_age: 'max',
  max_bytes: 'bytes',
  max_msgs: 'msgs',
  first_seq: 'first',
  sources: [{ name: 'OTHER', opt_start_seq: 'start' }],
  later: 'later',
})
  .replace('"max"', '9223372036854775807')
  .replace('"bytes"', '4611686018427387905')
  .replace('"msgs"', '9007199254740993')
  .replace('"first"', '18446744073709551615')
  .replace('"start"', '9007199254740995')
  .replace('"later":"later"', '"later":9223372036854775806')

test('it goes through the form untouched', () => {
  const raw = Object(parseExact(TEXT))
  const decoded = decodeConfig(raw)
  expect(decoded.problems).toEqual({})
  const draft = writeDraft('APP', decoded)
  expect([draft.maxBytes, draft.maxMsgs, draft.firstSeq]).toEqual([
    '4611686018427387905',
    '9007199254740993',
    '18446744073709551615',
  ])
  const { config, problems } = readDraft(draft)
  expect(problems).toEqual({})
  expect(diffConfigs(raw, { ...config })).toEqual([])
  expect(diffConfigs(raw, Object(parseExact(stringifyExact(config))))).toEqual([])
})

test('it is imported as it is', () => {
  const read = importConfig('APP', TEXT)
  expect(read).toMatchObject({ ok: true, draft: { maxMsgs: '9007199254740993' } })
})

test('the command has all digits', () => {
  expect(cliWords({ ...defaultConfig('A', ['a']), max_msgs: 4611686018427387905n })).toContain(
    '--max-msgs=4611686018427387905',
  )
})

test('what 64 bits do not hold is no number of a configuration', () => {
  const { problems } = decodeConfig(parseExact('{"name":"A","max_msgs":18446744073709551616}'))
  expect(problems).toEqual({ max_msgs: 'Not a whole number: 18446744073709551616.' })
})
