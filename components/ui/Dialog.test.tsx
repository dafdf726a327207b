// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Button } from './Button'
import { Dialog } from './Dialog'

afterEach(cleanup)
const nothing = () => {}

test('a dialog begins at its first field that can be used', () => {
  render(
    <Dialog title="Purge" onClose={nothing}>
      <select aria-label="What" disabled />
      <input aria-label="Name" />
      <Button data-safe>Cancel</Button>
    </Dialog>,
  )
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
})

test('without a field it begins at what does nothing', () => {
  render(
    <Dialog title="Cancel the move" onClose={nothing}>
      <Button>Do it</Button>
      <Button data-safe>Cancel</Button>
    </Dialog>,
  )
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }))
})
