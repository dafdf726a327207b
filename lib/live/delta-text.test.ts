import { expect, test } from 'vitest'
import { diff } from '@/lib/domain/delta'
import { sampleSnapshot } from '@/lib/domain/sample'
import { drain } from '@/lib/domain/steps'
import { deltaText } from './delta-text'

const before = sampleSnapshot()
const row = before.streams[0]
if (!row) throw new Error('the sample has streams')
const streams = [...before.streams, ...Array.from({ length: 1000 }, (_, i) => ({ ...row, name: `S "${i}"` }))]

test('the text is that of the delta, however many steps it takes', () => {
  const meta = { ...before.meta, leader: null }
  for (const after of [
    { ...before, seq: 2, streams },
    { ...before, seq: 2, meta },
    { ...before, seq: 2, servers: [] },
  ]) {
    const delta = diff(before, after)
    if (!delta) throw new Error('they differ')
    expect(JSON.parse(drain(deltaText(delta)))).toEqual(delta)
  }
})

test('many rows are written in several steps', () => {
  const delta = diff(before, { ...before, seq: 2, streams })
  if (!delta) throw new Error('they differ')
  expect([...deltaText(delta)].length).toBeGreaterThanOrEqual(3)
})
