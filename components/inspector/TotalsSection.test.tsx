// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { TotalsSection } from './TotalsSection'

afterEach(cleanup)

function totals(snapshot = sampleSnapshot()) {
  const { container } = render(<TotalsSection snapshot={snapshot} />)
  const pairs = [...container.querySelectorAll('dl > div')]
  return Object.fromEntries(
    pairs.map((p) => [p.querySelector('dt')?.textContent, p.querySelector('dd')?.textContent]),
  )
}

test('whole sums', () => {
  expect(totals()).toMatchObject({
    streams: '2',
    replicas: '6',
    consumers: '12',
    stored: '2.0 GiB',
    clients: '3',
  })
})

test('a silent server makes all of them lower bounds, and its own clients do not count', () => {
  const s = sampleSnapshot()
  s.servers = s.servers.map((v) =>
    v.key === 'rg2-az1' ? { ...v, state: 'silent' as const, connections: 9 } : v,
  )
  expect(totals(s)).toMatchObject({ streams: '≥ 2', messages: expect.stringMatching(/^≥ /), clients: '≥ 3' })
})

test('a stream that nobody answers for makes the sums over streams lower bounds', () => {
  const s = sampleSnapshot()
  s.streams = s.streams.map((v) =>
    v.name === 'ORDERS' ? { ...v, messages: null, bytes: null, observedAt: null } : v,
  )
  expect(totals(s)).toMatchObject({
    messages: expect.stringMatching(/^≥ /),
    stored: '≥ 1.0 GiB',
    clients: '3',
  })
})
