import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeJsz } from '../endpoints/jsz'
import type { Json } from '../read'
import { answers } from '../testing/recorded'
import { type HeavyAnswer, HeavyReader } from './reader'

const [recorded] = answers('2.15.1', 'account_JSZ').filter((a) =>
  JSON.stringify(a.data).includes('stream_detail'),
)
if (!recorded) throw new Error('nobody holds a stream')
const details = JSON.parse(JSON.stringify(recorded.data.stream_detail))
const COUNT = 400

/** An answer with `COUNT` streams like the recorded one. */
function answer(edit: (stream: Json, i: number) => Json = (s) => s): Json {
  const streams = Array.from({ length: COUNT }, (_, i) => edit({ ...details[0], name: `S${i}` }, i))
  return {
    server: { name: 'a', id: 'NA' },
    data: { streams: COUNT, account_details: [{ name: 'APP', stream_detail: streams }] },
  }
}

const packed = (value: unknown) => gzipSync(JSON.stringify(value))
const copiesOf = (read: HeavyAnswer) => {
  if (!read.ok) throw new Error(read.reason)
  return new Map(read.copies.map((c) => [c.name, c]))
}

test('tells what parsing on this thread tells, with or without compression', async () => {
  const reader = new HeavyReader()
  const expected = decodeJsz(answer().data as Json, true).copies
  const bytes = new TextEncoder().encode(JSON.stringify(answer()))
  expect([...copiesOf(await reader.read(bytes, false, null)).values()]).toEqual(expected)
  expect([...copiesOf(await new HeavyReader().read(packed(answer()), true, null)).values()]).toEqual(expected)
  expect(bytes.byteLength).toBeGreaterThan(0)
})

test('what did not change is the same object; what did is not', async () => {
  const reader = new HeavyReader()
  const first = copiesOf(await reader.read(packed(answer()), true, null))
  const moved = answer((s, i) => (i === 7 ? { ...s, state: { ...details[0].state, messages: 999 } } : s))
  const second = copiesOf(await reader.read(packed(moved), true, null))
  expect(second.size).toBe(COUNT)
  expect(second.get('S7')?.state.messages).toBe(999)
  const kept = [...second].filter(([name, copy]) => first.get(name) === copy)
  // Each time some are told again, so that ages of heartbeats move on.
  expect(kept.length).toBeGreaterThan(COUNT / 2)
  expect(kept.length).toBeLessThan(COUNT)
  expect(kept.map(([name]) => name)).not.toContain('S7')
})

test('a stream that is wanted stays in the text', async () => {
  const read = await new HeavyReader().read(packed(answer()), true, 'APP/S3')
  const text = read.ok ? JSON.parse(read.text) : null
  expect(text.data.account_details[0].stream_detail.map((s: Json) => s.name)).toEqual(['S3'])
  expect(text.data.streams).toBe(COUNT)
})

test.each([
  [
    'a stream without a name',
    packed(answer((s, i) => (i === 3 ? { ...s, name: 7 } : s))),
    'name is a number, not text',
  ],
  ['a cut end', packed(answer()).subarray(0, 900), 'cut off'],
  ['noise', new Uint8Array(5000).fill(7), 'broken compression'],
  ['no JSON', gzipSync('x'.repeat(70_000)), 'not JSON (70000 characters)'],
  ['a bomb', gzipSync(Buffer.alloc(65 * 2 ** 20, 32), { level: 1 }), 'more than 64 MB'],
])('%s is a reason', async (_what, bytes, reason) => {
  const reader = new HeavyReader()
  expect(await reader.read(bytes, true, null)).toEqual({ ok: false, reason })
  // And the next one is read as if nothing had been.
  expect(copiesOf(await reader.read(packed(answer()), true, null)).size).toBe(COUNT)
})
