import { expect, test } from 'vitest'
import { compactName, gaugeOf } from './gauge'

const named = (n: number, name = (i: number) => `c${i}`) => Array.from({ length: n }, (_, i) => name(i))
const full = [{ expected: 20 }]

test('eight clusters have room for words, more are set close', () => {
  expect(gaugeOf({ clusters: named(8), links: full }).isCompact).toBe(false)
  expect(gaugeOf({ clusters: named(9), links: full }).isCompact).toBe(true)
})

test('sixteen clusters of twenty servers are seen whole in a window of 1440 px', () => {
  const { lead, column } = gaugeOf({ clusters: named(16), links: full })
  // Beside the rail and the inspector, less the padding and a scrollbar.
  expect(lead + 16 * column.min).toBeLessThanOrEqual(1032 - 16 - 15)
})

test('a column is as wide as its longest count', () => {
  const wide = gaugeOf({ clusters: named(9), links: [{ expected: 3 }, { expected: 1000 }] })
  expect(wide.column.min).toBeGreaterThan('1000/1000'.length * 7.2)
})

test('the head is as high as the longest name, up to sixteen characters of it', () => {
  const high = (name: (i: number) => string) => gaugeOf({ clusters: named(9, name), links: full }).head
  expect(high((i) => `cluster-${i}`)).toBeGreaterThan(high((i) => `c${i}`))
  expect(high((i) => `${'x'.repeat(60)}${i}`)).toBe(high((i) => `${'x'.repeat(15)}${i}`))
  expect(compactName(`eu-central-production-${'x'.repeat(40)}-core`)).toMatch(
    /^eu-centr…xxx-core$|^eu-centr….{7}$/,
  )
})
