// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Server } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { ServerDetail } from '@/lib/domain/server-detail'
import { decodeServerDetail } from '@/lib/nats/endpoints/varz'
import { answerOf } from '@/lib/nats/testing/recorded'
import { ServerPage } from './ServerPage'

vi.mock('next/navigation', () => ({ usePathname: () => '/servers/x', useRouter: () => ({ push() {} }) }))
afterEach(cleanup)

function open(
  name: string,
  state: Server['state'] = 'up',
  initial: ServerDetail | null = null,
  over: Partial<Server> = {},
) {
  vi.stubGlobal('fetch', async () => Response.json({ title: 'not found' }, { status: 404 }))
  const s = sampleSnapshot()
  s.servers = s.servers.map((x): Server => (x.key === name ? { ...x, state, ...over } : x))
  renderWith(s, <ServerPage name={name} initial={initial} />)
}

/** What a recorded server said of itself, eight minutes before the sample. */
function toldBefore(id: string): ServerDetail {
  const { origin, data: varz } = answerOf('2.15.1', 'ping_VARZ', 'rg2-az1')
  return {
    ...decodeServerDetail({
      observedAt: '2026-11-22T13:55:04.800Z',
      via: 'rg2-az1',
      origin,
      varz,
      jsz: answerOf('2.15.1', 'ping_JSZ', 'rg2-az1').data,
      routez: answerOf('2.15.1', 'ping_ROUTEZ', 'rg2-az1').data,
      gatewayz: null,
      nameOfId: () => null,
    }),
    id,
  }
}

function panel(name: string) {
  const region = screen.getByRole('region', { name })
  const facts: Record<string, string> = {}
  for (const row of region.querySelectorAll('dl > div'))
    facts[row.querySelector('dt')?.textContent ?? ''] = row.querySelector('dd')?.textContent ?? ''
  return { facts, at: region.querySelector(':scope > span time')?.getAttribute('datetime') ?? null }
}

test('of a server that does not exist nothing is told, not even zeros', () => {
  open('nope')
  expect(screen.getByText(/No server named nope is in this snapshot/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'All servers' })).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.queryByText(/leads|connection|No known stream/)).toBeNull()
})

test('of one that does its streams, gateways and routes are', () => {
  open('rg2-az1')
  expect(screen.getByRole('table', { name: 'Streams on rg2-az1' })).toBeTruthy()
  expect(screen.getByRole('table', { name: 'Gateways of rg2-az1' })).toBeTruthy()
})

test('of one that is down it is not said that its answer is still to come', () => {
  open('rg2-az1', 'down')
  expect(screen.getByText('rg2-az1 does not answer: its routes are not known.')).toBeTruthy()
  expect(screen.queryByText(/ connections?$/)).toBeNull()
  cleanup()
  open('rg2-az1')
  expect(screen.getByText('rg2-az1 has not answered about its routes yet.')).toBeTruthy()
})

test('of one that is down the later word counts, each block says how old it is, and nothing is told twice', () => {
  open('rg2-az1', 'down', toldBefore('NRG2-AZ1'))
  expect(screen.getByText(/Below is the last that is known of it/)).toBeTruthy()
  const { facts, at } = panel('JetStream')
  expect(facts).toMatchObject({ Streams: '1', Messages: '1,920,447', Bytes: '1.0 GiB' })
  expect(at).toBe('2026-11-22T14:03:04.800Z')
  const earlier = panel('JetStream, earlier')
  expect(earlier.at).toBe('2026-11-22T13:55:04.800Z')
  expect(earlier.facts).toHaveProperty('Storage Directory')
  expect(earlier.facts).not.toHaveProperty('Messages')
  expect(panel('Statistics').facts).toMatchObject({ 'CPU Cores': '2 · 1.5%', Subscriptions: '154' })
  expect(panel('Statistics, earlier').facts).toHaveProperty('GOMAXPROCS')
  expect(panel('Statistics, earlier').facts).not.toHaveProperty('Subscriptions')
  expect(panel('Process').at).toBe('2026-11-22T13:55:04.800Z')
})

test('what an earlier start of it said is not taken for the last; of one never heard nothing is promised', () => {
  open('rg2-az1', 'down', toldBefore('NSOMEBODYELSE'))
  expect(panel('Last known').facts).toMatchObject({ Version: '2.15.1', Host: '127.0.0.1:4225' })
  expect(panel('JetStream').facts).toMatchObject({ Messages: '1,920,447' })
  expect(screen.queryByRole('region', { name: 'Process' })).toBeNull()
  cleanup()
  open('rg2-az1', 'down', null, { observedAt: null, jetstream: null })
  expect(screen.getByText(/It has told nothing about itself yet/)).toBeTruthy()
})

test('of one that answers its own answer counts, and no block needs an age of its own', () => {
  open('rg2-az1', 'up', toldBefore('NRG2-AZ1'))
  expect(panel('JetStream').at).toBeNull()
  expect(screen.queryByRole('region', { name: /earlier/ })).toBeNull()
})
