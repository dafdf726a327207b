import { expect, it } from 'vitest'
import { hasMetaGroup, lacksJetStream } from './lacks-jetstream'
import { sampleSnapshot } from './sample'

const s = sampleSnapshot()
const off = { streams: [], servers: s.servers.map((v) => ({ ...v, jetstream: null })) }

it('says that there is no JetStream only when everybody has answered so', () => {
  expect(lacksJetStream(s)).toBe(false)
  expect(lacksJetStream(off)).toBe(true)
  const [first, ...rest] = off.servers
  if (!first) throw new Error('sample without servers')
  expect(lacksJetStream({ ...off, servers: [{ ...first, observedAt: null }, ...rest] })).toBe(false)
  expect(lacksJetStream({ streams: [], servers: [] })).toBe(false)
})

it('expects a meta group of clusters, not of a lone server', () => {
  const none = { ...s.meta, leader: null, size: null }
  expect(hasMetaGroup({ meta: none, servers: s.servers })).toBe(true)
  expect(hasMetaGroup({ meta: none, servers: s.servers.map((v) => ({ ...v, cluster: null })) })).toBe(false)
})
