import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { prepareText, snapshotText } from './snapshot-text'

test('is the snapshot', () => {
  const snapshot = sampleSnapshot()
  expect(JSON.parse(snapshotText(snapshot))).toEqual(JSON.parse(JSON.stringify(snapshot)))
  const changed = { ...snapshot, seq: 2, streams: snapshot.streams.slice(1) }
  expect(JSON.parse(snapshotText(changed))).toEqual(JSON.parse(JSON.stringify(changed)))
  expect(JSON.parse(snapshotText({ ...snapshot, streams: [] })).streams).toEqual([])
})

test('many rows are prepared in steps, few at once', async () => {
  const snapshot = sampleSnapshot()
  expect(prepareText(snapshot)).toBeNull()
  const [row] = snapshot.streams
  if (!row) throw new Error('the sample has streams')
  const many = { ...snapshot, streams: Array.from({ length: 1200 }, (_, i) => ({ ...row, name: `S${i}` })) }
  let others = 0
  const timer = setInterval(() => others++, 0)
  await prepareText(many)
  clearInterval(timer)
  expect(others).toBeGreaterThan(0)
  expect(prepareText(many)).toBeNull()
  expect(JSON.parse(snapshotText(many)).streams).toHaveLength(1200)
})
