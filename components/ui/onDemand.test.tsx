// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense, startTransition, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What waits for the browser to be idle. */
let waiting: (() => void)[] = []
const beIdle = () => {
  for (const run of waiting.splice(0)) run()
}

beforeEach(() => {
  waiting = []
  vi.resetModules()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => waiting.push(run))
  vi.stubGlobal('cancelIdleCallback', () => {})
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('all that is on demand is fetched when the page is live and the browser idle, and what is declared later too', async () => {
  const { onDemand, useIdleFetching, useIsIdleFetching } = await import('./onDemand')
  const [early, late] = [vi.fn(async () => 'early'), vi.fn(async () => 'late')]
  onDemand(early)
  function Page({ isLive }: { isLive: boolean }) {
    useIdleFetching(isLive)
    return <p>{useIsIdleFetching() ? 'more' : 'first picture'}</p>
  }
  const { rerender } = render(<Page isLive={false} />)
  beIdle()
  expect(early, 'not live yet').not.toHaveBeenCalled()
  rerender(<Page isLive />)
  expect(early, 'not idle yet').not.toHaveBeenCalled()
  expect(screen.getByText('first picture')).toBeTruthy()
  act(beIdle)
  expect(early).toHaveBeenCalledTimes(1)
  expect(screen.getByText('more')).toBeTruthy()
  const later = onDemand(late)
  expect(late).not.toHaveBeenCalled()
  beIdle()
  expect(late).toHaveBeenCalledTimes(1)
  expect(await later.load()).toBe('late')
  expect(late, 'fetched once').toHaveBeenCalledTimes(1)
})

test('what could not be fetched ahead is fetched when the page is live again, and only that', async () => {
  const { onDemand, useIdleFetching } = await import('./onDemand')
  const [there, gone] = [vi.fn(async () => 1), vi.fn(async () => 2).mockRejectedValueOnce(new Error('gone'))]
  onDemand(there)
  onDemand(gone)
  function Page({ isLive }: { isLive: boolean }) {
    useIdleFetching(isLive)
    return null
  }
  const { rerender } = render(<Page isLive />)
  await act(async () => beIdle())
  rerender(<Page isLive={false} />)
  rerender(<Page isLive />)
  await act(async () => beIdle())
  expect(there).toHaveBeenCalledTimes(1)
  expect(gone).toHaveBeenCalledTimes(2)
})

test('what cannot be fetched is fetched again when it is wanted', async () => {
  const { onDemand } = await import('./onDemand')
  const fetchIt = vi.fn(async () => 'it').mockRejectedValueOnce(new Error('nobody there'))
  const { load } = onDemand(fetchIt)
  await expect(load()).rejects.toThrow('nobody there')
  await expect(load()).resolves.toBe('it')
})

test('a component on demand is drawn once it is there, though at first it could not be fetched; then at once', async () => {
  const { componentOnDemand } = await import('./onDemand')
  const fetchIt = vi
    .fn(async () => ({ name }: { name: string }) => <p>this is {name}</p>)
    .mockRejectedValueOnce(new Error('nobody there'))
  const Panel = componentOnDemand(fetchIt)
  const panel = (name: string) => (
    <Suspense fallback="not yet">
      <Panel name={name} />
    </Suspense>
  )
  const { rerender } = await act(async () => render(panel('rg1')))
  expect(await screen.findByText('this is rg1')).toBeTruthy()
  expect(fetchIt).toHaveBeenCalledTimes(2)
  rerender(panel('rg2'))
  expect(screen.getByText('this is rg2')).toBeTruthy()
})

test('what waited has its hooks after it: it is drawn again as React expects', async () => {
  const { onDemand } = await import('./onDemand')
  const { useIt } = onDemand(async () => 'it')
  function Part() {
    const [before] = useState('before')
    const it = useIt()
    const [after] = useState('after')
    return <p>{[before, it, after].join(' ')}</p>
  }
  let show: () => void = () => {}
  function Page() {
    const [on, setOn] = useState(false)
    show = () => startTransition(() => setOn(true))
    return <Suspense fallback="not yet">{on && <Part />}</Suspense>
  }
  const recovered = vi.fn()
  render(<Page />, { onRecoverableError: recovered })
  await act(async () => show())
  expect(await screen.findByText('before it after')).toBeTruthy()
  expect(recovered).not.toHaveBeenCalled()
})
