import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { scopedTopology } from '@/lib/graph/scope'
import { topologyOf } from '@/lib/graph/topology'
import { scopeAt } from './scopeAt'

const whole = topologyOf(sampleSnapshot())
const drawn = layout(whole, USUAL_VIEW)
const [rg1] = drawn.regions
if (!rg1) throw new Error('the sample has no region')
const head = { x: rg1.x + 20, y: rg1.y + 20 }
const second = { x: rg1.x + rg1.w / 2, y: rg1.y + 60 }

test('beside the columns the region is meant, in a column the AZ, outside nothing', () => {
  expect(scopeAt(drawn, 'region:rg1', head)).toEqual({ kind: 'region', region: 'rg1' })
  expect(scopeAt(drawn, 'region:rg1', second)).toEqual({ kind: 'az', region: 'rg1', az: '2' })
  expect(scopeAt(drawn, null, { x: 2, y: 2 })).toBeNull()
})

test('two presses on a server or a gateway mean something else', () => {
  expect(scopeAt(drawn, 'server:rg1-az2', second)).toBeNull()
  expect(scopeAt(drawn, 'gateway:rg1>rg2', second)).toBeNull()
})

test('what is narrowed already is not narrowed to itself', () => {
  const region = layout(scopedTopology(whole, { kind: 'region', region: 'rg1' }), USUAL_VIEW)
  const [box] = region.regions
  expect(box && scopeAt(region, 'region:rg1', { x: box.x + 20, y: box.y + 20 })).toBeNull()
  const az = layout(scopedTopology(whole, { kind: 'az', region: 'rg1', az: '1' }), USUAL_VIEW)
  const [only] = az.regions
  expect(only && scopeAt(az, 'region:rg1', { x: only.x + only.w / 2, y: only.y + 60 })).toBeNull()
})
