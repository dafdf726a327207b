// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Server } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { ServerPage } from './ServerPage'

vi.mock('next/navigation', () => ({ usePathname: () => '/servers/x', useRouter: () => ({ push() {} }) }))
afterEach(cleanup)

function open(name: string, state: Server['state'] = 'up') {
  vi.stubGlobal('fetch', async () => Response.json({ title: 'not found' }, { status: 404 }))
  const s = sampleSnapshot()
  s.servers = s.servers.map((x): Server => (x.key === name ? { ...x, state } : x))
  renderWith(s, <ServerPage name={name} initial={null} />)
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
