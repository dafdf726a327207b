// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { diff } from '@/lib/domain/delta'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { SnapshotProvider, useSnapshot } from './SnapshotProvider'

/** The one live connection of the page, to say something on. */
class Source extends EventTarget {
  static last: Source | null = null
  constructor() {
    super()
    Source.last = this
  }
  close() {}
  say(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('what arrives is drawn, everywhere, and rows that did not change are the same objects', async () => {
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('BroadcastChannel', undefined)
  const seen: Snapshot[] = []
  function Names({ id }: { id: string }) {
    const snapshot = useSnapshot()
    seen.push(snapshot)
    return <p data-testid={id}>{snapshot.servers.map((s) => `${s.key} ${s.state}`).join(', ')}</p>
  }
  const before = sampleSnapshot()
  const [first, ...rest] = before.servers
  if (!first) throw new Error('the sample has servers')
  const after: Snapshot = {
    ...before,
    seq: before.seq + 1,
    servers: [{ ...first, state: 'silent' }, ...rest],
  }
  render(
    <SnapshotProvider first={{ whole: before }}>
      <Names id="one" />
      <Names id="two" />
    </SnapshotProvider>,
  )
  await act(async () => Source.last?.say('delta', diff(before, after)))
  for (const id of ['one', 'two']) expect(screen.getByTestId(id).textContent).toContain(`${first.key} silent`)
  expect(
    seen
      .at(-1)
      ?.servers.slice(1)
      .every((s, i) => s === rest[i]),
  ).toBe(true)
  expect(seen.at(-1)?.streams).toBe(before.streams)
})

test('outside of it there is no snapshot', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const Lost = () => <p>{useSnapshot().name}</p>
  expect(() => render(<Lost />)).toThrow('useSnapshot outside SnapshotProvider')
})
