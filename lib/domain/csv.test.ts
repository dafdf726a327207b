import { expect, test } from 'vitest'
import { csv, fileName } from './csv'

test('numbers are exact, what is not known is empty, lists are one cell', () => {
  expect(csv([['a', 1920447, null, true, ['x', 'y'], 0]])).toBe('a,1920447,,true,x; y,0\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('text %j is no formula', (text) => {
  const cell = csv([[text]]).trimEnd()
  expect(cell.replace(/^"/, '').startsWith("'")).toBe(true)
})

test('a list cannot smuggle a formula in either, and a negative number stays a number', () => {
  expect(csv([[['=cmd()'], -1]])).toBe("'=cmd(),-1\r\n")
})

test('quotes, commas and line ends are quoted', () => {
  expect(csv([['a"b', 'c,d', 'e\nf']])).toBe('"a""b","c,d","e\nf"\r\n')
})

test('a file is named after supercluster, table and time, and by nothing that a file system refuses', () => {
  const at = '2026-11-22T14:03:05.123Z'
  expect(fileName('acme-prod', 'Stream Report', at, 'csv')).toBe(
    'acme-prod_stream-report_2026-11-22T14-03-05Z.csv',
  )
  expect(fileName('../a b:c', 'Streams on rg1/az1', at, 'json')).toBe(
    'a-b-c_streams-on-rg1-az1_2026-11-22T14-03-05Z.json',
  )
})
