// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Finding } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { HealthView } from './HealthView'

vi.mock('next/navigation', () => ({ usePathname: () => '/health' }))
afterEach(cleanup)

const down: Finding = {
  code: 'SERVER_STATE',
  severity: 'critical',
  subject: { kind: 'server', id: 'rg2-az3' },
  since: '2026-11-22T14:02:17.000Z',
  summary: 'rg2-az3 is down',
  evidence: ['its own cluster rg2 no longer routes to it'],
  remedy: 'Bring rg2-az3 back. If it will never return: `nats server cluster peer-remove rg2-az3`.',
}
const draw = () =>
  renderWith(
    {
      ...sampleSnapshot(),
      findings: [
        down,
        { ...down, code: 'A', severity: 'warning' },
        { ...down, code: 'B', severity: 'warning' },
      ],
    },
    <HealthView />,
  )
const item = () => {
  const [first] = screen.getAllByRole('listitem').filter((li) => within(li).queryByRole('heading'))
  if (!first) throw new Error('no finding')
  return within(first)
}

test('the command of a remedy is code that can be copied, without marks of its own', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  draw()
  expect(screen.getByText('2 warnings')).toBeTruthy()
  expect(document.body.textContent).not.toContain('`')
  expect(item().getByText('nats server cluster peer-remove rg2-az3').tagName).toBe('CODE')
  fireEvent.click(item().getByRole('button', { name: 'Copy nats server cluster peer-remove rg2-az3' }))
  await vi.waitFor(() => expect(item().getByRole('status').textContent).toBe('Copied'))
  expect(writeText).toHaveBeenCalledExactlyOnceWith('nats server cluster peer-remove rg2-az3')
  vi.unstubAllGlobals()
})

test('the subject selects itself, and leads to the map', async () => {
  draw()
  expect(item().getByRole('link', { name: 'Show on map' }).getAttribute('href')).toBe(
    '/map?sel=server%3Arg2-az3',
  )
  fireEvent.click(item().getByRole('button', { name: 'rg2-az3' }))
  await vi.waitFor(() =>
    expect(screen.getAllByRole('listitem').some((li) => li.hasAttribute('data-selected'))).toBe(true),
  )
})
