import { expect, test } from 'vitest'
import { gatewayKey } from './model'
import { sampleSnapshot } from './sample'
import { scoped } from './scope'

const snapshot = sampleSnapshot()

test('a region holds its servers, their clusters, and the links of these', () => {
  const rg1 = scoped(snapshot, { kind: 'region', region: 'rg1' })
  expect(rg1.servers.map((s) => s.key).sort()).toEqual(['rg1-az1', 'rg1-az1-x', 'rg1-az2', 'rg1-az3'])
  expect(rg1.clusters.map((c) => c.name)).toEqual(['rg1', 'xr'])
  const gone = ['rg2>rg3', 'rg3>rg2']
  const all = snapshot.gateways.map(gatewayKey)
  expect(rg1.gateways.map(gatewayKey)).toEqual(all.filter((key) => !gone.includes(key)))
  expect(rg1.regions.map((r) => [r.id, r.azs.length])).toEqual([['rg1', 3]])
  // A table draws again only the rows that are not the same.
  expect(rg1.servers[0]).toBe(snapshot.servers.find((s) => s.key === rg1.servers[0]?.key))
})

test('an AZ of one cluster has the links of that, and the whole is the snapshot itself', () => {
  const az = scoped(snapshot, { kind: 'az', region: 'rg1', az: '2' })
  expect(az.servers.map((s) => s.key)).toEqual(['rg1-az2'])
  expect(az.clusters.map((c) => c.name)).toEqual(['rg1'])
  expect(az.gateways.every((g) => [g.from, g.to].includes('rg1'))).toBe(true)
  expect(az.gateways).toHaveLength(6)
  expect(az.regions.flatMap((r) => r.azs.map((a) => a.id))).toEqual(['2'])
  expect(scoped(snapshot, null)).toBe(snapshot)
})
