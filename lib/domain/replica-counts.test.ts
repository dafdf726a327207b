import { expect, test } from 'vitest'
import { countsWords, meanReplicas, replicaCounts, skewOf } from './replica-counts'
import { sampleSnapshot } from './sample'

const { servers, streams } = sampleSnapshot()
const server = (key: string) => servers.find((s) => s.key === key)

test('leaders and followers are counted apart', () => {
  const counts = replicaCounts(streams)
  expect(counts.get('rg2-az3')).toEqual({ leads: 1, follows: 0 })
  expect(counts.get('rg2-az1')).toEqual({ leads: 0, follows: 1 })
  expect(counts.get('rg1-az1')).toBeUndefined()
})

test('the only replica of a stream whose leader is gone follows nobody, and is held all the same', () => {
  const gone = streams.map((s) => ({
    ...s,
    leader: null,
    replicas: s.replicas.slice(0, 1).map((r) => ({ ...r, role: 'follower' as const })),
  }))
  const counts = replicaCounts(gone)
  expect(counts.get('rg2-az1')).toEqual({ leads: 0, follows: 0, alone: 1 })
  expect(countsWords(counts.get('rg2-az1'))).toEqual(['leads 0', 'follows 0', 'the only replica of 1'])
  expect(countsWords(undefined)).toEqual(['leads 0', 'follows 0'])
  expect(meanReplicas(servers, counts)).toBe(2 / 12)
})

test('the skew is a share of the mean over the servers that run JetStream', () => {
  const counts = replicaCounts(streams)
  expect(meanReplicas(servers, counts)).toBe(0.5)
  expect(skewOf(server('rg2-az1'), counts.get('rg2-az1'), 0.5)).toBe(1)
  expect(skewOf(server('rg1-az1'), undefined, 0.5)).toBe(-1)
  const half = servers.map((s) => (s.cluster === 'xr' || s.cluster === 'rg2' ? s : { ...s, jetstream: null }))
  expect(meanReplicas(half, counts)).toBe(1)
})

test('no streams, no JetStream, or a server nobody knows: no skew', () => {
  expect(skewOf(server('rg1-az1'), undefined, 0)).toBeNull()
  expect(meanReplicas([], new Map())).toBeNull()
  expect(skewOf(undefined, { leads: 0, follows: 1 }, 1)).toBeNull()
  expect(skewOf({ jetstream: null, observedAt: 'x' }, undefined, 1)).toBeNull()
})
