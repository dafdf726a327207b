import { expect, test } from 'vitest'
import { ADDRESS_KEYS } from './keys'
import { isMalformed, PARTIAL_KEYS } from './malformed'

test('what can be read under a key, or is empty, is not malformed; what no view could read is', () => {
  for (const key of PARTIAL_KEYS) {
    expect([key, isMalformed(key, ADDRESS_KEYS[key]?.example ?? '~')]).toEqual([key, false])
    expect([key, isMalformed(key, '')]).toEqual([key, false])
    expect([key, isMalformed(key, null)]).toEqual([key, false])
    expect([key, isMalformed(key, '~/~/~')]).toEqual([key, true])
  }
})

test('the other keys count in every view, or hold names', () => {
  const others = Object.entries(ADDRESS_KEYS).filter(([key]) => !PARTIAL_KEYS.includes(key))
  const partial = others.flatMap(([key, { where }]) => (where === 'every view' ? [] : [key]))
  expect(partial).toEqual(['opened', 'open', 'account', 'stream', 'what', 'outcome', 'who'])
  for (const key of partial) expect(isMalformed(key, '~/~/~')).toBe(false)
})
