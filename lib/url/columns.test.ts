import { expect, test } from 'vitest'
import { columnsKey, parseColumns, serializeColumns } from './columns'

test.each(['name', 'name,state,api-err', 'c0,via'])('%s round-trips', (text) => {
  const ids = parseColumns(text)
  expect(ids).not.toBeNull()
  if (ids) expect(serializeColumns(ids)).toBe(text)
})

test.each([
  '',
  ',',
  'name,',
  ',name',
  'na me',
  'NAME',
  '<b>',
  'name,9',
  'x'.repeat(61),
  `${'x,'.repeat(100)}x`,
])('%j is malformed', (text) => {
  expect(parseColumns(text)).toBeNull()
})

test('a column named twice counts once', () => {
  expect(parseColumns('name,state,name')).toEqual(['name', 'state'])
})

test('each table has its own key', () => {
  expect(['sort', 'sort-meta'].map(columnsKey)).toEqual(['cols', 'cols-meta'])
})
