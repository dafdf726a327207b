// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { RowLink } from './RowLink'

afterEach(cleanup)

test('a link is called by the whole name, however much of it has room', () => {
  const name = 'A_VERY_LONG_STREAM_NAME_THAT_SOMEBODY_REALLY_USES'
  render(<RowLink href="/streams/APP/A" name={name} />)
  const link = screen.getByRole('link', { name })
  expect(link.textContent).toBe(name)
  expect(link.title).toBe(name)
})

test('a short name needs no title; what is gone is struck through; what stands behind is no part of the link', () => {
  render(
    <RowLink href="/servers/rg2-az1" name="rg2-az1" gone>
      <i>meta leader</i>
    </RowLink>,
  )
  const link = screen.getByRole('link', { name: 'rg2-az1' })
  expect(link.title).toBe('')
  expect(link.querySelector('s')?.textContent).toBe('rg2-az1')
  expect(link.textContent).toBe('rg2-az1')
})
