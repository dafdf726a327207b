import { expect, test } from 'vitest'
import { sieveOf } from '@/lib/domain/query/sift'
import { sampleSnapshot } from '@/lib/domain/sample'
import { parseFilter } from '@/lib/url/filter'
import { countsIn } from './counts'

const snapshot = sampleSnapshot()
const of = (find: string, hide = '') =>
  sieveOf(snapshot, { find: parseFilter(find).query, hide: parseFilter(hide).query })
const rg1 = { kind: 'region', region: 'rg1' } as const

test('of the whole supercluster all links are counted together', () => {
  expect(countsIn(of('cluster=xr'), snapshot, null, ['server', 'gateway'])).toBe(
    '3 of 12 servers · 6 of 12 links',
  )
})

test('in a scope the links between its clusters are counted, and apart from them those that lead out', () => {
  expect(countsIn(of('cluster=xr'), snapshot, rg1, ['server', 'gateway'])).toBe(
    '1 of 4 servers · 2 of 2 links in rg1 · 4 of 8 lead out',
  )
  expect(countsIn(of('', 'cluster=rg3'), snapshot, rg1, ['gateway'])).toMatch(
    /^2 of 2 links in rg1 · 4 of 8 lead out, 4 hidden$/,
  )
  expect(countsIn(of('az=1'), snapshot, rg1, ['server'])).toBe('2 of 4 servers in rg1')
})
