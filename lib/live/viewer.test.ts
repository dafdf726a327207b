import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { Hub } from './hub'
import { closeViewers, openViewer } from './viewer'

const MIB = 2 ** 20

/** A snapshot whose name alone is so large; each `i` differs, so that each is published as a delta of that size. */
const large = (hub: Hub, bytes: number, i: number): Snapshot => ({
  ...hub.current,
  name: `${i}`.padEnd(bytes, 'x'),
})

const never = () => new AbortController().signal

test('one that does not read is dropped, and its queue is freed; others are not disturbed', async () => {
  const hub = new Hub(sampleSnapshot())
  const slow = openViewer(hub, null, never())
  const quick = openViewer(hub, null, never()).getReader()
  await quick.read()
  let dropped = 0
  for (let i = 1; i <= 20 && hub.viewers === 2; i++) {
    hub.publish(large(hub, MIB, i), i)
    await quick.read()
    dropped = i
  }
  expect(hub.viewers).toBe(1)
  // Four fit, the fifth is over the bound, the sixth finds it so.
  expect(dropped).toBeLessThanOrEqual(7)
  await expect(slow.getReader().read()).rejects.toThrow('viewer does not read')
  hub.publish(large(hub, 10, 99), 99)
  expect(new TextDecoder().decode((await quick.read()).value)).toContain('event: delta')
  await quick.cancel()
  expect(hub.viewers).toBe(0)
})

test('a whole snapshot larger than the bound reaches a viewer that reads slowly', async () => {
  const hub = new Hub({ ...sampleSnapshot(), name: 'x'.repeat(9 * MIB) })
  const viewer = openViewer(hub, null, never())
  hub.publish({ ...hub.current, name: 'later' }, 1)
  hub.beat()
  expect(hub.viewers).toBe(1)
  const reader = viewer.getReader()
  expect((await reader.read()).value?.byteLength).toBeGreaterThan(9 * MIB)
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: delta')
  await reader.cancel()
})

test('one whose request is aborted leaves', async () => {
  const hub = new Hub(sampleSnapshot())
  const request = new AbortController()
  const reader = openViewer(hub, null, request.signal).getReader()
  await reader.read()
  request.abort()
  expect((await reader.read()).done).toBe(true)
  expect(hub.viewers).toBe(0)
})

test('one that was aborted before it began is never followed', () => {
  const hub = new Hub(sampleSnapshot())
  openViewer(hub, null, AbortSignal.abort())
  expect(hub.viewers).toBe(0)
})

test('closeViewers ends them all, so that the process can stop', async () => {
  const hub = new Hub(sampleSnapshot())
  const readers = [1, 2, 3].map(() => openViewer(hub, null, never()).getReader())
  for (const reader of readers) await reader.read()
  closeViewers()
  for (const reader of readers) expect((await reader.read()).done).toBe(true)
  expect(hub.viewers).toBe(0)
  hub.beat()
})
