// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { Vantages } from './Vantages'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(cleanup)

const { clusters, coverage, ...rest } = sampleSnapshot()
const sees = () => screen.getAllByRole('row').flatMap((row) => row.textContent?.match(/\d+\/\d+$/)?.[0] ?? [])

test('a vantage sees whom it hears: not who answers nobody, nor who answers only others', () => {
  const [first, ...others] = coverage.vantages
  if (!first) throw new Error('sample without vantages')
  const vantages = [{ ...first, cannotSee: ['rg2-az2'] }, ...others]
  const snapshot = { ...rest, clusters, coverage }
  renderWith(snapshot, <Vantages vantages={vantages} clusters={clusters} expected={12} answered={11} />)
  expect(sees()).toEqual(['10/12', ...others.map(() => '11/12')])
})
