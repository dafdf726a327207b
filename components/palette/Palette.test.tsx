// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { SHORTCUTS, type ShortcutId, useShortcut } from '@/components/shell/shortcuts'
import { useSelection } from '@/components/ui/useSelection'
import { sampleSnapshot } from '@/lib/domain/sample'
import { entriesOf } from './entries'
import { Palette } from './Palette'

const push = vi.fn()
let pathname = '/map'
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }), usePathname: () => pathname }))
afterEach(cleanup)
beforeEach(() => {
  push.mockReset()
  pathname = '/map'
})

/** The palette opens on a page that is there already. */
function Page({
  onShare,
  onClose,
  typed = '',
}: {
  onShare: () => void
  onClose: () => void
  typed?: string
}) {
  const [selection] = useSelection()
  useShortcut('share', onShare)
  const [there, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  return (
    <>
      <output>{selection ? `${selection.kind} ${selection.id}` : 'nothing'}</output>
      {there && <Palette writable={['APP']} typed={typed} onClose={onClose} />}
    </>
  )
}
function open(search = '', typed = '') {
  const onShare = vi.fn()
  const onClose = vi.fn()
  renderWith(sampleSnapshot(), <Page onShare={onShare} onClose={onClose} typed={typed} />, search)
  return { onShare, onClose }
}
const field = () => screen.getByRole('combobox', { name: /^Go to/ })
const options = () => screen.getAllByRole('option').map((o) => o.textContent)

test.each([
  ['r2a1', 'server rg2-az1'],
  ['orders', 'stream APP/ORDERS'],
  ['cluster xr', 'cluster xr'],
])('%s and Enter selects %s, and closes', async (typed, selected) => {
  const { onClose } = open()
  fireEvent.change(field(), { target: { value: typed } })
  fireEvent.keyDown(field(), { key: 'Enter' })
  await vi.waitFor(() => expect(document.querySelector('output')?.textContent).toBe(selected))
  expect(onClose).toHaveBeenCalledOnce()
})

test('what the page can do is offered, and done', () => {
  const { onShare } = open()
  fireEvent.change(field(), { target: { value: 'copy address' } })
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(onShare).toHaveBeenCalledOnce()
})

test('every shortcut but the one that opens it is offered where the page listens for it', () => {
  const shortcuts = Object.keys(SHORTCUTS) as ShortcutId[]
  const offered = entriesOf(sampleSnapshot(), {
    ...{ shortcuts, writable: false, filtered: false },
    ...{ pins: [], pinnable: [] },
  }).flatMap((e) => (e.kind === 'shortcut' ? [e.shortcut] : []))
  expect([...offered].sort()).toEqual(shortcuts.filter((id) => id !== 'palette').sort())
})

test('arrows go round, and the active option is named', () => {
  open()
  const all = screen.getAllByRole('option')
  expect(field().getAttribute('aria-activedescendant')).toBe(all[0]?.id)
  fireEvent.keyDown(field(), { key: 'ArrowUp' })
  expect(field().getAttribute('aria-activedescendant')).toBe(all.at(-1)?.id)
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  expect(all[0]?.getAttribute('aria-selected')).toBe('true')
})

test('find and hide can be cleared only where they are in force', () => {
  open('?find=cluster%3Dxr')
  expect(options()).toContain('Clear find and hideaction')
  cleanup()
  open()
  expect(options()).not.toContain('Clear find and hideaction')
})

test('from a page that shows no selection it goes to the map', () => {
  pathname = '/streams/new'
  open()
  fireEvent.change(field(), { target: { value: 'orders' } })
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(push).toHaveBeenCalledExactlyOnceWith('/map?sel=stream%3AAPP%2FORDERS')
})

test('what was typed before it was loaded is not lost', () => {
  open('', 'r2a1')
  expect(field()).toHaveProperty('value', 'r2a1')
  expect(options()[0]).toMatch(/^rg2-az1/)
})

test('nothing found is said', () => {
  open()
  fireEvent.change(field(), { target: { value: 'zzzz' } })
  expect(screen.getByText('Nothing is named “zzzz”.')).toBeTruthy()
})
