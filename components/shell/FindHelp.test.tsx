// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { parseQuery } from '@/lib/domain/query/parse'
import { FindHelp } from './FindHelp'

afterEach(cleanup)

it('every example in the help can be read', () => {
  render(<FindHelp />)
  const terms = screen.getAllByRole('term').map((dt) => dt.textContent ?? '')
  expect(terms.length).toBeGreaterThan(5)
  for (const term of terms) expect(parseQuery(term), term).toMatchObject({ ok: true, query: [{}] })
})
