// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { HealthView } from '@/components/health/HealthView'
import { JetStreamView } from '@/components/jetstream/JetStreamView'
import { renderWith } from '@/components/live/render-with'
import { MapView } from '@/components/map/MapView'
import { ServersView } from '@/components/servers/ServersView'
import { StreamsView } from '@/components/streams/StreamsView'
import { sampleSnapshot } from '@/lib/domain/sample'
import { FilterSlot } from './FilterSlot'
import { FindBox } from './FindBox'
import { loadEngine } from './load-engine'
import { useFilter } from './useFilter'

let pathname = '/servers'
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: vi.fn() }),
  useSearchParams: () => new URLSearchParams(),
  usePathname: () => pathname,
}))
// A loaded machine takes its time over a table of twelve rows.
vi.setConfig({ testTimeout: 30_000 })
const soon = (fact: () => void) => vi.waitFor(fact, { timeout: 10_000 })

beforeAll(() => loadEngine())
beforeEach(() => {
  pathname = '/servers'
})
afterEach(cleanup)

function Address() {
  const { find, hide } = useFilter()
  return <output>{`find ${find || 'nothing'}, hide ${hide || 'nothing'}`}</output>
}
const address = () => document.querySelector('output')?.textContent
const search = (find: string, hide = '') => `?${new URLSearchParams({ find, hide })}`
const names = (table: string) =>
  within(screen.getByRole('table', { name: table }))
    .queryAllByRole('rowheader')
    .map((th) => th.textContent?.trim())
const field = () => screen.getByRole('combobox', { name: 'Find' })
function type(text: string) {
  fireEvent.focus(field())
  fireEvent.change(field(), { target: { value: text } })
}
const shell = (
  <>
    <FindBox />
    <FilterSlot />
    <Address />
  </>
)

test('the tables keep what is found, sum over it, and leave out what is hidden', () => {
  renderWith(sampleSnapshot(), <ServersView />, search('cluster=xr', 'az=3'))
  expect(names('Server Overview')).toEqual(['rg1-az1-x', 'rg2-az2-x'])
  expect(names('Cluster Overview')).toEqual(['xr'])
  expect(screen.getByText('2 servers')).toBeTruthy()
  cleanup()
  renderWith(sampleSnapshot(), <StreamsView writable={[]} />, search('server~rg2-az'))
  expect(names('Stream Report')).toEqual(['EVENTS', 'ORDERS'])
  cleanup()
  renderWith(sampleSnapshot(), <JetStreamView />, search('', '!cluster=xr'))
  expect(names('JetStream Summary')).toEqual(['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x'])
  expect(names('RAFT Meta Group Information')).toEqual(['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x'])
})

test.each([
  ['Server Overview', <ServersView key="v" />, 'Find passes over all 12 servers.'],
  ['Stream Report', <StreamsView key="t" writable={[]} />, 'Find passes over all 2 streams.'],
  ['JetStream Summary', <JetStreamView key="j" />, 'Find passes over all 12 servers.'],
])('%s says why it is empty, and the way out', async (table, view, reason) => {
  renderWith(sampleSnapshot(), view, search('state=silent'))
  const drawn = within(screen.getByRole('table', { name: table }))
  expect(drawn.getByText(reason)).toBeTruthy()
  fireEvent.click(drawn.getByRole('button', { name: 'Clear find and hide' }))
  await soon(() => expect(names(table).length).toBeGreaterThan(1))
})

test('Health keeps the findings that match', () => {
  renderWith(sampleSnapshot(), <HealthView />, search('severity=warning'))
  expect(screen.getByRole('heading', { name: /^Unique tag differs/ })).toBeTruthy()
  cleanup()
  renderWith(sampleSnapshot(), <HealthView />, search('severity=critical'))
  expect(screen.queryByRole('heading', { name: /^Unique tag differs/ })).toBeNull()
  expect(screen.getByText('Find passes over the one finding.')).toBeTruthy()
})

test('the map passes over what is not looked for, and counts what is hidden', () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  pathname = '/map'
  renderWith(sampleSnapshot(), <MapView />, search('cluster=xr', 'tag:az=1'))
  const marks = screen
    .getAllByRole('button', { name: /, server, / })
    .map((m) => m.getAttribute('aria-label') ?? '')
  expect(marks).toHaveLength(8)
  expect(marks.filter((m) => !m.endsWith(', not what is looked for')).map((m) => m.split(',')[0])).toEqual([
    'rg2-az2-x',
    'rg3-az3-x',
  ])
  expect(screen.getByRole('img', { name: '2 hidden in rg1, all up' })).toBeTruthy()
})

test('Enter finds, and the bar says how many and which terms', async () => {
  renderWith(sampleSnapshot(), shell)
  expect(screen.queryByRole('region', { name: 'Find and hide' })).toBeNull()
  type('Cluster=xr  az=1')
  await soon(() =>
    expect(screen.getByText('1 of 12 servers · 1 of 4 clusters · Enter finds, Alt+Enter hides')).toBeTruthy(),
  )
  fireEvent.keyDown(field(), { key: 'Enter' })
  await soon(() => expect(address()).toBe('find cluster=xr az=1, hide nothing'))
  const bar = within(screen.getByRole('region', { name: 'Find and hide' }))
  expect(bar.getByRole('status').textContent).toBe('1 of 12 servers · 1 of 4 clusters')
  fireEvent.click(bar.getByRole('button', { name: 'Remove az=1 from find' }))
  await soon(() => expect(address()).toBe('find cluster=xr, hide nothing'))
  expect(bar.getByRole('status').textContent).toBe('3 of 12 servers · 1 of 4 clusters')
})

test('Alt+Enter hides beside what is found; Clear takes both away', async () => {
  renderWith(sampleSnapshot(), shell, search('cluster=rg1'))
  type('az=1')
  fireEvent.keyDown(field(), { key: 'Enter', altKey: true })
  await soon(() => expect(address()).toBe('find cluster=rg1, hide az=1'))
  expect((field() as HTMLInputElement).value).toBe('cluster=rg1')
  const bar = within(screen.getByRole('region', { name: 'Find and hide' }))
  expect(bar.getByRole('status').textContent).toBe('2 of 12 servers, 4 hidden · 1 of 4 clusters')
  fireEvent.click(bar.getByRole('button', { name: 'Clear' }))
  await soon(() => expect(address()).toBe('find nothing, hide nothing'))
})

test('what cannot be read is named while it is typed, and is not applied', async () => {
  renderWith(sampleSnapshot(), shell)
  type('planet=mars')
  await soon(() => expect(screen.getByText('“planet=mars”: there is no key “planet”')).toBeTruthy())
  await soon(() => expect(field().getAttribute('aria-invalid')).toBe('true'))
  fireEvent.keyDown(field(), { key: 'Enter' })
  await loadEngine()
  expect(address()).toBe('find nothing, hide nothing')
  expect((field() as HTMLInputElement).value).toBe('planet=mars')
})

test('an address that cannot be read is named whole, filters nothing, and can be dismissed', async () => {
  renderWith(
    sampleSnapshot(),
    <>
      {shell}
      <ServersView />
    </>,
    search('cluster=xr planet=mars'),
  )
  expect(
    screen.getByText('The address asks to find “cluster=xr planet=mars”, which cannot be read'),
  ).toBeTruthy()
  expect(screen.getByText(/In “planet=mars”, at character 12: there is no key “planet”/)).toBeTruthy()
  expect(names('Server Overview')).toHaveLength(12)
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  await soon(() => expect(address()).toBe('find nothing, hide nothing'))
})

test('arrows and Enter complete the term at the caret', async () => {
  renderWith(sampleSnapshot(), shell)
  type('az=1 cluster=r')
  await soon(() => expect(screen.getAllByRole('option')).toHaveLength(4))
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  const option = screen.getByRole('option', { selected: true })
  expect(option.textContent).toBe('cluster=rg2')
  expect(field().getAttribute('aria-activedescendant')).toBe(option.id)
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect((field() as HTMLInputElement).value).toBe('az=1 cluster=rg2 ')
  expect(address()).toBe('find nothing, hide nothing')
})

test('Esc gives the focus back to what had it before the box', () => {
  renderWith(
    sampleSnapshot(),
    <>
      <button type="button">before</button>
      {shell}
    </>,
  )
  const before = screen.getByRole('button', { name: 'before' })
  before.focus()
  field().focus()
  fireEvent.keyDown(field(), { key: 'Escape' })
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(document.activeElement).toBe(before)
})
