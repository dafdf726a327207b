import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { layout } from './layout'
import { streamLines } from './stream-lines'
import { topologyOf } from './topology'

const drawn = layout(topologyOf(sampleSnapshot()), 1032)
const band = drawn.bands.find((b) => b.id === 'rg2')

test('each follower of the band gets a line of its own in the foot, nearest first', () => {
  if (!band) throw new Error('rg2 has no band')
  const lines = streamLines(band, drawn.servers, 'rg2-az3', ['rg2-az1', 'rg2-az2', 'rg1-az1', 'rg2-az3'])
  expect(lines.map((l) => l.to)).toEqual(['rg2-az2', 'rg2-az1'])
  const deepest = lines.map((l) =>
    Math.max(...[...l.d.matchAll(/,(\d+(?:\.\d+)?)(?=[A-Z]|$)/g)].map((m) => Number(m[1]))),
  )
  expect(deepest.map((y) => y - band.footY)).toEqual([11, 22])
})

test('a leader outside the band draws nothing', () => {
  if (!band) throw new Error('rg2 has no band')
  expect(streamLines(band, drawn.servers, 'rg1-az1', ['rg2-az1'])).toEqual([])
})
