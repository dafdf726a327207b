// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import type { UrlUpdateEvent } from 'nuqs/adapters/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { ColumnChooser } from './ColumnChooser'
import type { Column } from './column'
import { TableGrid } from './TableGrid'
import { useTable } from './useTable'

interface Fruit {
  name: string
  weight: number
  origin: string
}
const FRUIT: Fruit[] = [{ name: 'apple', weight: 150, origin: 'Chile' }]
const COLUMNS: Column<Fruit>[] = [
  { id: 'name', head: 'Name', value: (f) => f.name },
  { id: 'weight', head: 'Weight', align: 'end', value: (f) => f.weight },
  { id: 'origin', head: 'Origin', value: (f) => f.origin, optional: true },
]
const BY_NAME = { column: 'name', direction: 'asc' } as const
const nameOf = (f: Fruit) => f.name

function Example() {
  const table = useTable({
    caption: 'Fruit',
    columns: COLUMNS,
    rows: FRUIT,
    sortKey: 'sort-fruit',
    defaultSort: BY_NAME,
  })
  return (
    <>
      <ColumnChooser columns={table.columns} choice={table.choice} sortedBy={table.sort.column} />
      <TableGrid table={table} rowKey={nameOf} />
    </>
  )
}
function draw(search = '') {
  const onUrl = vi.fn<(e: UrlUpdateEvent) => void>()
  renderWith(sampleSnapshot(), <Example />, search, onUrl)
  const last = () => onUrl.mock.lastCall?.[0]
  return { url: () => last()?.queryString, history: () => last()?.options.history }
}
const heads = () =>
  within(screen.getByRole('table'))
    .getAllByRole('columnheader')
    .map((th) => th.textContent)
const toggle = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }))

afterEach(cleanup)

test('a table shows its usual columns, and others when they are chosen; the address says which', async () => {
  const { url, history } = draw()
  expect(heads()).toEqual(['Name', 'Weight'])
  toggle('Origin')
  await vi.waitFor(() => expect(url()).toBe('?cols-fruit=name,weight,origin'))
  expect(history()).toBe('push')
  expect(heads()).toEqual(['Name', 'Weight', 'Origin'])
  toggle('Weight')
  await vi.waitFor(() => expect(url()).toBe('?cols-fruit=name,origin'))
  expect(history(), 'several changes are one step back').toBe('replace')
  fireEvent.click(screen.getByRole('button', { name: 'Reset' }))
  await vi.waitFor(() => expect(url()).toBe(''))
  expect(heads()).toEqual(['Name', 'Weight'])
})

test('the column that names the rows cannot be taken away', () => {
  draw('?cols-fruit=origin')
  expect(heads()).toEqual(['Name', 'Origin'])
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Name/ }).disabled).toBe(true)
})

test('arrows go from box to box, past what cannot be changed', () => {
  draw()
  const [weight, origin] = ['Weight', 'Origin'].map((name) => screen.getByRole('checkbox', { name }))
  expect(document.activeElement).toBe(weight)
  fireEvent.keyDown(weight ?? document.body, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(origin)
  fireEvent.keyDown(origin ?? document.body, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(weight)
  fireEvent.keyDown(weight ?? document.body, { key: 'ArrowUp' })
  expect(document.activeElement).toBe(origin)
})

test('a column that does not exist is named, and the others that were asked for are shown', async () => {
  const { url } = draw('?cols-fruit=name,colour,origin')
  expect(screen.getByRole('status').textContent).toContain('no column “colour”')
  expect(heads()).toEqual(['Name', 'Origin'])
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  await vi.waitFor(() => expect(url()).toBe('?cols-fruit=name,origin'))
  expect(screen.queryByRole('status')).toBeNull()
})

test('an empty key asks for nothing, and nothing is said of it', () => {
  draw('?cols-fruit=')
  expect(screen.queryByRole('status')).toBeNull()
  expect(heads()).toEqual(['Name', 'Weight'])
})

test.each(['colour', '<b>'])('a choice of which nothing can be used (%j) gives the usual ones', (bad) => {
  draw(`?cols-fruit=${encodeURIComponent(bad)}`)
  expect(screen.getByRole('status').textContent).toContain(`“${bad}”`)
  expect(heads()).toEqual(['Name', 'Weight'])
})
