// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Server } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { ServerPanel } from './ServerPanel'

vi.mock('next/navigation', () => ({ usePathname: () => '/servers' }))
afterEach(cleanup)

/** What stands beside the head of each section. */
function asides(state: Server['state']): Record<string, string> {
  const s = sampleSnapshot()
  s.servers = s.servers.map((x): Server => (x.key === 'rg2-az1' ? { ...x, state } : x))
  s.coverage.silent = state === 'up' ? [] : ['rg2-az1']
  const server = s.servers.find((x) => x.key === 'rg2-az1')
  if (!server) throw new Error('no rg2-az1 in the sample')
  renderWith(s, <ServerPanel server={server} />)
  return Object.fromEntries(
    screen
      .getAllByRole('heading', { level: 3 })
      .map((h) => [h.textContent, h.nextElementSibling?.textContent ?? '']),
  )
}

test.each(['down', 'silent'] as const)('every figure of a server that is %s says how old it is', (state) => {
  const told = asides(state)
  for (const section of ['Place', 'JetStream', 'Load']) expect(told[section]).toMatch(/^as of \d.* ago$/)
  expect(screen.getByText(/^last heard from/)).toBeTruthy()
})

test('of one that is up only the load is so new that it is told', () => {
  const told = asides('up')
  expect(told.Load).toMatch(/^\d.* ago$/)
  expect([told.Place, told.JetStream]).toEqual(['', ''])
})
