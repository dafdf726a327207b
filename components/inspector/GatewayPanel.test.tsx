// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Server, Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { GatewayPanel } from './GatewayPanel'

let path = '/gateways'
vi.mock('next/navigation', () => ({ usePathname: () => path }))
afterEach(() => {
  cleanup()
  path = '/gateways'
})

/** The sample where rg2-az1 does not answer. */
function silenced(): Snapshot {
  const s = sampleSnapshot()
  s.servers = s.servers.map((x): Server => (x.key === 'rg2-az1' ? { ...x, state: 'silent' } : x))
  s.gateways = s.gateways.map((g) => {
    const servers = g.servers.map((e) =>
      e.server === 'rg2-az1' ? { ...e, connected: false, unanswered: true as const, rttMs: null } : e,
    )
    return { ...g, servers, connected: servers.filter((e) => e.connected).length }
  })
  s.findings = [
    {
      code: 'SERVER_STATE',
      severity: 'critical',
      subject: { kind: 'server', id: 'rg2-az1' },
      since: '2026-11-22T14:02:17.000Z',
      summary: 'rg2-az1 is silent',
      evidence: ['no answer'],
      remedy: 'Bring rg2-az1 back.',
    },
  ]
  return s
}

function draw(s: Snapshot) {
  const link = s.gateways.find((g) => g.from === 'rg1' && g.to === 'rg2')
  const back = s.gateways.find((g) => g.from === 'rg2' && g.to === 'rg1')
  if (!link || !back) throw new Error('rg1 and rg2 are joined')
  renderWith(s, <GatewayPanel link={link} back={back} />)
}
const rows = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((r) => r.textContent)

test('a link that is whole: who tells it, both directions drawn, its round trips in words', () => {
  draw(sampleSnapshot())
  expect(screen.getByRole('img', { name: 'rg1 to rg2 3 of 3, full; rg2 to rg1 3 of 3, full' })).toBeTruthy()
  expect(screen.getByText(/from 3 of 3 rg1 servers and 3 of 3 rg2 servers/)).toBeTruthy()
  expect(screen.getAllByText('median 0.4 ms, 0.3 to 0.9')).toHaveLength(2)
  expect(screen.getByText('None on this link.')).toBeTruthy()
})

test('who does not answer is said to be so, and explains the link', () => {
  draw(silenced())
  expect(screen.getByRole('img', { name: 'rg1 to rg2 3 of 3, full; rg2 to rg1 2 of 3, part' })).toBeTruthy()
  expect(screen.getByText(/and 2 of 3 rg2 servers/)).toBeTruthy()
  expect(rows('Outbound connections from rg2 to rg1')[0]).toMatch(/^rg2-az1does not answer · silent \S/)
  expect(screen.getByText('2 of 3 · 1 not answering')).toBeTruthy()
  expect(screen.getByText('explained by rg2-az1 silent', { exact: false })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'critical: rg2-az1 is silent' })).toBeTruthy()
  expect(screen.queryByText(/no link|not connected/)).toBeNull()
})

test('from other views a link leads to the map; the map has it before its eyes', () => {
  draw(sampleSnapshot())
  expect(screen.getByRole('link', { name: 'Show on map' }).getAttribute('href')).toBe(
    '/map?sel=gateway%3Arg1%3Erg2',
  )
  cleanup()
  path = '/map'
  draw(sampleSnapshot())
  expect(screen.queryByRole('link', { name: 'Show on map' })).toBeNull()
})
