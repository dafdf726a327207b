// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { Vantages } from './Vantages'

afterEach(cleanup)

const { coverage, clusters } = sampleSnapshot()
function sees(silent: string[], cannotSee: string[]) {
  const vantages = coverage.vantages.slice(0, 1).map((v) => ({ ...v, cannotSee }))
  renderWith(
    sampleSnapshot(),
    <Vantages vantages={vantages} clusters={clusters} expected={12} silent={silent} />,
  )
  const words = screen.getByText(/^\d+\/12$/)
  return [words.textContent, words.title]
}

test.each([
  [[], [], '12/12', ''],
  [['rg2-az1'], [], '11/12', 'no vantage hears rg2-az1'],
  [['rg2-az1'], ['rg3-az1'], '10/12', 'cannot see rg3-az1; no vantage hears rg2-az1'],
])('where %j answer nobody and it cannot see %j, a vantage sees %s', (silent, blind, words, title) => {
  expect(sees(silent, blind)).toEqual([words, title])
})
