// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { readAnswer } from '@/components/stream-form/submission'
import { Outcome } from './Outcome'

afterEach(cleanup)

const shown = (answer: object): string => {
  const read = readAnswer({ requestId: 'r-12345678', ...answer })
  if (!read) throw new Error('not an answer')
  render(<Outcome submission={{ kind: 'answered', answer: read }} />)
  return screen.getByRole('status').textContent ?? ''
}

test('who waits for another operation was not sent', () => {
  const words = shown({ outcome: 'unknown', settled: false, waits: { what: 'delete' } })
  expect(words).toBe(
    'WaitingIt waits for the deletion of this stream, which is under way. Nothing was sent yet.',
  )
})

test('what was sent and not answered is unknown', () => {
  expect(shown({ outcome: 'unknown', settled: false })).toBe('UnknownFinding out what became of it.')
})
