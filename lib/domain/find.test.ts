import { expect, it } from 'vitest'
import { find, targets } from './find'
import { sampleSnapshot } from './sample'

const s = sampleSnapshot()
const ids = (text: string) => find(s, text).map((t) => `${t.kind}:${t.id}`)

it('puts the whole name first, then beginnings, then parts', () => {
  expect(ids('rg2').slice(0, 3)).toEqual(['region:rg2', 'cluster:rg2', 'server:rg2-az1'])
  expect(ids('az1')[0]).toBe('server:rg1-az1')
  expect(ids('ord')).toEqual(['stream:APP/ORDERS'])
})

it('ignores case and asks for every word', () => {
  expect(ids('ORDERS')).toEqual(['stream:APP/ORDERS'])
  expect(ids('stream app')).toEqual(['stream:APP/EVENTS', 'stream:APP/ORDERS'])
  expect(ids('rg2 stream')).toEqual([])
})

it('finds nothing for nothing, and stops at the limit', () => {
  expect(ids('  ')).toEqual([])
  expect(find(s, 'r', 5)).toHaveLength(5)
})

it('can reach every server, stream, cluster and region', () => {
  expect(targets(s)).toHaveLength(12 + 2 + 4 + 3)
  for (const t of targets(s)) expect(ids(t.id)).toContain(`${t.kind}:${t.id}`)
})

it('takes letters in their order when nothing better matches', () => {
  expect(ids('r2a1')[0]).toBe('server:rg2-az1')
  expect(ids('evt')).toEqual(['stream:APP/EVENTS'])
  expect(ids('zq')).toEqual([])
})
