// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import type { UrlUpdateEvent } from 'nuqs/adapters/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { type Column, figure } from './column'
import { DataTable } from './DataTable'

interface Fruit {
  name: string
  weight: number | null
}
const FRUIT: Fruit[] = [
  { name: 'apple', weight: 150 },
  { name: 'banana', weight: null },
  { name: 'cherry', weight: 8 },
]
const columns: Column<Fruit>[] = [
  { id: 'name', head: 'Name', value: (f) => f.name },
  figure({
    id: 'weight',
    head: 'Weight',
    value: (f) => f.weight,
    format: (n) => (n === null ? '–' : `${n} g`),
    exact: (n) => `${n} grams`,
    missing: () => 'not weighed',
  }),
]

afterEach(cleanup)

function draw(over: { rows?: Fruit[]; search?: string; onUrl?: (e: UrlUpdateEvent) => void } = {}) {
  const onSelect = vi.fn()
  const onOpen = vi.fn()
  renderWith(
    sampleSnapshot(),
    <DataTable
      caption="Fruit"
      columns={columns}
      rows={over.rows ?? FRUIT}
      rowKey={(f) => f.name}
      sortKey="sort"
      defaultSort={{ column: 'name', direction: 'asc' }}
      selected="cherry"
      onSelect={onSelect}
      onOpen={onOpen}
      foot={{ name: { content: '3 kinds' } }}
      empty="No fruit."
    />,
    over.search,
    over.onUrl,
  )
  return { onSelect, onOpen, table: screen.getByRole('table', { name: 'Fruit' }) }
}
const order = () => screen.getAllByRole('rowheader').map((th) => th.textContent)

test('a head sorts by its column, figures from the largest, unknown last, and the address says so', async () => {
  const onUrl = vi.fn()
  draw({ onUrl })
  expect(order()).toEqual(['apple', 'banana', 'cherry'])
  fireEvent.click(screen.getByRole('button', { name: 'Weight' }))
  await vi.waitFor(() => expect(onUrl.mock.lastCall?.[0].queryString).toBe('?sort=weight.desc'))
  expect(order()).toEqual(['apple', 'cherry', 'banana'])
  expect(screen.getByRole('columnheader', { name: 'Weight' }).getAttribute('aria-sort')).toBe('descending')
  fireEvent.click(screen.getByRole('button', { name: 'Weight' }))
  await vi.waitFor(() => expect(order()).toEqual(['cherry', 'apple', 'banana']))
})

test('the address restores the sort', () => {
  draw({ search: '?sort=name.desc' })
  expect(order()).toEqual(['cherry', 'banana', 'apple'])
})

test.each(['colour.asc', 'name', '"><b>'])(
  'a sort that cannot be used (%s) is named and can be dismissed',
  async (bad) => {
    draw({ search: `?sort=${encodeURIComponent(bad)}` })
    expect(screen.getByRole('status').textContent).toContain(`“${bad}”`)
    expect(order()).toEqual(['apple', 'banana', 'cherry'])
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    await vi.waitFor(() => expect(screen.queryByRole('status')).toBeNull())
  },
)

test('unknown is a dash with its reason, known has its exact value', () => {
  draw()
  expect(screen.getByRole('cell', { name: '–' }).title).toBe('not weighed')
  expect(screen.getByRole('cell', { name: '8 g' }).title).toBe('8 grams')
})

test('one tab stop; arrows move it, Space selects, Enter opens', () => {
  const { table, onSelect, onOpen } = draw()
  const rows = within(table)
    .getAllByRole('row')
    .filter((r) => r.hasAttribute('data-index'))
  expect(rows.map((r) => r.tabIndex)).toEqual([0, -1, -1])
  rows[0]?.focus()
  fireEvent.keyDown(rows[0] ?? table, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(rows[1])
  expect(rows.map((r) => r.tabIndex)).toEqual([-1, 0, -1])
  fireEvent.keyDown(rows[1] ?? table, { key: 'End' })
  expect(document.activeElement).toBe(rows[2])
  fireEvent.keyDown(rows[2] ?? table, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(rows[2])
  fireEvent.keyDown(rows[2] ?? table, { key: ' ' })
  expect(onSelect).toHaveBeenCalledExactlyOnceWith(FRUIT[2])
  fireEvent.keyDown(rows[2] ?? table, { key: 'Enter' })
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(FRUIT[2])
})

test('a click selects; the selected row says that it is the current one', () => {
  const { onSelect } = draw()
  fireEvent.click(screen.getByRole('cell', { name: '150 g' }))
  expect(onSelect).toHaveBeenCalledExactlyOnceWith(FRUIT[0])
  expect(screen.getByRole('row', { current: true }).textContent).toContain('cherry')
})

test('of 10,000 rows only a screenful is drawn, and all are counted', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => ({
    name: `f${String(i).padStart(5, '0')}`,
    weight: i,
  }))
  const { table } = draw({ rows })
  expect(table.getAttribute('aria-rowcount')).toBe('10002')
  const drawn = screen.getAllByRole('rowheader').length
  expect(drawn).toBeGreaterThan(20)
  expect(drawn).toBeLessThan(100)
})

test('no rows: the reason in words, and no sums', () => {
  draw({ rows: [] })
  expect(screen.getByText('No fruit.')).toBeTruthy()
  expect(screen.queryByText('3 kinds')).toBeNull()
})
