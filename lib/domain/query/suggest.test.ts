import { expect, test } from 'vitest'
import { sampleSnapshot } from '../sample'
import { KEYS } from './fields'
import { parseQuery } from './parse'
import { ABOUT, suggest } from './suggest'

const s = sampleSnapshot()
const terms = (text: string, caret = text.length) => suggest(s, text, caret).map((o) => o.term)

test('nothing typed shows what can be asked', () => {
  expect(terms('')).toEqual([
    'healthy',
    'unknown',
    'cluster=',
    'tag=',
    'server=',
    'stream=',
    'state=',
    'lag>',
    'replicas>',
  ])
  expect(terms('!')[0]).toBe('!healthy')
})

test('keys by their beginning, tags by the keys that the servers carry, then names', () => {
  expect(terms('clu')[0]).toBe('cluster=')
  expect(terms('tag')).toEqual(['tag:az=', 'tag:rg=', 'tag='])
  expect(terms('ord')).toEqual(['stream=ORDERS'])
  expect(terms('xr')).toContain('cluster=xr')
})

test('values that the picture has', () => {
  expect(terms('cluster=')).toEqual(['cluster=rg1', 'cluster=rg2', 'cluster=rg3', 'cluster=xr'])
  expect(terms('cluster=x')).toEqual(['cluster=xr'])
  expect(terms('tag:az=')).toEqual(['tag:az=1', 'tag:az=2', 'tag:az=3'])
  expect(terms('stream=')).toEqual(['stream=EVENTS', 'stream=ORDERS'])
  expect(terms('cluster=rg1,x')).toEqual(['cluster=rg1,xr'])
  expect(terms('lag>')).toEqual([])
  expect(terms('planet=')).toEqual([])
})

test('what is taken replaces the term at the caret and nothing else', () => {
  const [offer] = suggest(s, 'az=1 !clus lag>0', 10)
  expect(offer).toMatchObject({ text: 'az=1 !cluster= lag>0', caret: 14 })
  const [done] = suggest(s, 'cluster=x', 9)
  expect(done).toMatchObject({ text: 'cluster=xr ', caret: 11 })
})

test('every offer that is whole can be read', () => {
  for (const text of ['', 'rg', 'e', 'cluster=', 'server~az', 'tag=', 'leader=', 'code=', 'from='])
    for (const offer of suggest(s, text, text.length).filter((o) => !/[=>]$/.test(o.term)))
      expect(parseQuery(offer.text), offer.text).toMatchObject({ ok: true })
})

test('every key says what it means', () => expect(Object.keys(ABOUT).sort()).toEqual([...KEYS].sort()))
