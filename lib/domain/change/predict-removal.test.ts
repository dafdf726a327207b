import { describe, expect, test } from 'vitest'
import { sampleSnapshot } from '../sample'
import { defaultConfig } from '../stream-config/model'
import { previewRemoval } from './predict-removal'

const config = { ...defaultConfig('S', ['s']), num_replicas: 2 }
const PAIR = { cluster: 'rg2', leader: 'rg2-az1', servers: ['rg2-az1', 'rg2-az2'] }
const TRIO = { ...PAIR, servers: ['rg2-az1', 'rg2-az2', 'rg2-az3'] }

function led(by: string, version = '2.15.1') {
  const of = sampleSnapshot()
  const uniqueTag = of.servers.find((s) => s.key === by)?.jetstream?.uniqueTag ?? null
  return {
    ...of,
    servers: of.servers.map((s) => ({ ...s, version })),
    meta: { ...of.meta, leader: by, uniqueTag },
  }
}

test('the spare of its cluster takes the place', () => {
  const { predicted, spares, placement } = previewRemoval(led('rg1-az1'), PAIR, config, 'rg2-az2')
  expect(predicted).toEqual({ outcome: 'accepted' })
  expect(spares).toEqual(['rg2-az3'])
  expect(placement.kept).toEqual(['rg2-az1'])
  expect(placement.refused.find((r) => r.server === 'rg2-az2')?.reasons).toEqual([
    { code: 'leaves', text: 'the one that is removed' },
  ])
})

test('none where the unique tag in force forbids it', () => {
  const { predicted, spares, placement } = previewRemoval(led('rg1-az1-x'), PAIR, config, 'rg2-az2')
  expect(predicted).toMatchObject({ outcome: 'refused', errCode: 10075 })
  expect(spares).toEqual([])
  expect(placement.refused.find((r) => r.server === 'rg2-az3')?.reasons[0]?.code).toBe('unique-tag-missing')
})

describe('without a spare NATS answers 10075', () => {
  test.each([
    ['2.15.1', 'rg2-az1', 'no'],
    ['2.10.27', 'rg1-az1', 'no'],
    ['2.10.27', 'rg2-az1', 'maybe'],
    ['2.9.10', 'rg1-az1', 'yes'],
  ])('%s with %s as meta leader: the replica goes all the same: %s', (version, leader, goes) => {
    const three = { ...config, num_replicas: 3 }
    const preview = previewRemoval(led(leader, version), TRIO, three, 'rg2-az3')
    expect(preview.predicted).toMatchObject({ errCode: 10075 })
    expect(preview.removedAllTheSame).toBe(goes)
  })
})

test('who holds none is no member', () => {
  expect(previewRemoval(led('rg1-az1'), PAIR, config, 'rg3-az1').predicted).toMatchObject({ errCode: 10040 })
})
