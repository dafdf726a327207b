// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ShortcutsDialog } from './ShortcutsDialog'
import { keyLabel, liveShortcuts, runShortcut, SHORTCUTS, type ShortcutId, useShortcut } from './shortcuts'
import { VIEWS } from './views'

afterEach(cleanup)

function Page({ act, onPalette }: { act: () => void; onPalette?: () => void }) {
  useShortcut('share', act)
  useShortcut('palette', () => onPalette?.())
  return (
    <>
      <input aria-label="field" />
      <select aria-label="choice">
        <option>one</option>
      </select>
      <div contentEditable="true" data-testid="text" />
      <button type="button">button</button>
      <input type="checkbox" aria-label="check" />
    </>
  )
}

function setup() {
  const act = vi.fn()
  render(<Page act={act} />)
  return act
}

it('acts on its key, from the page, a button or a check box', () => {
  const act = setup()
  fireEvent.keyDown(document.body, { key: 's' })
  fireEvent.keyDown(screen.getByRole('button'), { key: 's' })
  fireEvent.keyDown(screen.getByRole('checkbox'), { key: 's' })
  expect(act).toHaveBeenCalledTimes(3)
})

it('rests while something is typed, chosen or edited', () => {
  const act = setup()
  for (const name of ['field', 'choice']) fireEvent.keyDown(screen.getByLabelText(name), { key: 's' })
  fireEvent.keyDown(screen.getByTestId('text'), { key: 's' })
  expect(act).not.toHaveBeenCalled()
})

it('leaves browser commands, other keys and handled keys alone', () => {
  const act = setup()
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  fireEvent.keyDown(document.body, { key: 's', metaKey: true })
  fireEvent.keyDown(document.body, { key: 'x' })
  const handled = new KeyboardEvent('keydown', { key: 's', bubbles: true, cancelable: true })
  handled.preventDefault()
  document.body.dispatchEvent(handled)
  expect(act).not.toHaveBeenCalled()
})

it('rests while a dialog is open, wherever the key is pressed, and acts again when it is gone', () => {
  const open = vi.fn()
  const act = vi.fn()
  render(<Page act={act} onPalette={open} />)
  const dialog = document.createElement('dialog')
  dialog.setAttribute('open', '')
  const inside = document.createElement('button')
  dialog.append(inside)
  document.body.append(dialog)
  for (const target of [document.body, dialog, inside, screen.getByRole('button', { name: 'button' })]) {
    fireEvent.keyDown(target, { key: 's' })
    fireEvent.keyDown(target, { key: 'k', ctrlKey: true })
  }
  expect(act).not.toHaveBeenCalled()
  expect(open).not.toHaveBeenCalled()
  dialog.remove()
  fireEvent.keyDown(document.body, { key: 's' })
  expect(act).toHaveBeenCalledOnce()
})

it.each(['combobox', 'listbox', 'textbox', 'menu'])('rests inside a %s', (role) => {
  const act = setup()
  const widget = document.createElement('div')
  widget.setAttribute('role', role)
  document.body.append(widget)
  fireEvent.keyDown(widget, { key: 's' })
  widget.remove()
  expect(act).not.toHaveBeenCalled()
})

it('a key that is held, or composes a letter, acts once or not at all', () => {
  const act = setup()
  fireEvent.keyDown(document.body, { key: 's', repeat: true })
  fireEvent.keyDown(document.body, { key: 's', isComposing: true })
  fireEvent.keyDown(document.body, { key: 's', altKey: true })
  expect(act).not.toHaveBeenCalled()
})

it('the help lists every shortcut with its key, and every view has one', () => {
  render(<ShortcutsDialog onClose={() => {}} />)
  const rows = [...document.querySelectorAll('dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd')?.textContent,
  ])
  const ids = Object.keys(SHORTCUTS) as ShortcutId[]
  for (const id of ids) expect(rows).toContainEqual([keyLabel(id), SHORTCUTS[id].label])
  expect(ids.filter((id) => SHORTCUTS[id].group === 'Views')).toEqual(VIEWS.map((v) => v.shortcut))
})

it('no two shortcuts share a key', () => {
  const keys = Object.values(SHORTCUTS).map((s) => s.key)
  expect(new Set(keys).size).toBe(keys.length)
})

it('Ctrl or ⌘ K works while typing too, and is not K', () => {
  const open = vi.fn()
  render(<Page act={() => {}} onPalette={open} />)
  fireEvent.keyDown(document.body, { key: 'k' })
  expect(open).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'K', metaKey: true })
  expect(open).toHaveBeenCalledTimes(2)
})

it('what a page listens for can be run by name, for as long as the page is there', () => {
  const act = setup()
  expect(liveShortcuts()).toEqual(['share', 'palette'])
  runShortcut('share')
  expect(act).toHaveBeenCalledOnce()
  cleanup()
  expect(liveShortcuts()).toEqual([])
})
