import { expect, it } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { parseSelection } from '@/lib/url/selection'
import { resolve } from './resolve'

const s = sampleSnapshot()
const kindOf = (text: string) => resolve(s, parseSelection(text)).kind

it('finds every kind in the snapshot', () => {
  for (const text of ['server:rg1-az1', 'cluster:xr', 'region:rg2', 'gateway:rg1>xr', 'stream:APP/ORDERS']) {
    expect(kindOf(text)).toBe(text.split(':')[0])
  }
  expect(kindOf('finding:UNIQUE_TAG_DIFFERS/meta/meta')).toBe('finding')
})

it('knows the way back of a gateway link', () => {
  expect(resolve(s, { kind: 'gateway', id: 'rg1>xr' })).toMatchObject({ back: { from: 'xr', to: 'rg1' } })
})

it('names what this snapshot does not hold', () => {
  for (const text of [
    'server:gone',
    'cluster:gone',
    'region:gone',
    'gateway:a>b',
    'stream:APP/GONE',
    'finding:X',
  ]) {
    expect(resolve(s, parseSelection(text))).toEqual({ kind: 'vanished', selection: parseSelection(text) })
  }
})

it('nothing selected', () => expect(kindOf('')).toBe('nothing'))

it('finds a stream that is gone, unless one of that name is there', () => {
  const stream = { account: 'APP', since: s.at, why: '', cluster: null, servers: [], replicasWanted: null }
  const last = { storage: null, subjects: [], messages: null, bytes: null, lastSeq: null, created: null }
  const gone = {
    ...s,
    tombstones: ['GONE', 'ORDERS'].map((name) => ({ ...stream, ...last, name, observedAt: null })),
  }
  expect(resolve(gone, { kind: 'stream', id: 'APP/GONE' })).toMatchObject({ kind: 'tombstone' })
  expect(resolve(gone, { kind: 'stream', id: 'APP/ORDERS' })).toMatchObject({ kind: 'stream' })
})
