import { describe, expect, it } from 'vitest'
import { obj } from '../read'
import { recordedObject, VERSIONS } from '../testing/recorded'
import { decodeMeta, decodePeers } from './raft'

describe.each(VERSIONS)('Raft groups of nats-server %s', (version) => {
  it('a peer whose name is forgotten keeps its id', () => {
    const meta = decodeMeta(recordedObject(version, 'meta_unknown_peer'))
    expect(meta?.size).toBe(12)
    expect(meta?.peers).toHaveLength(11)
    const unknown = meta?.peers.filter((p) => p.name === '')
    expect(unknown).toEqual([
      { name: '', id: 'OEQTh4pP', current: false, offline: true, activeMs: 0, lag: 0 },
    ])
  })

  it('a server stopped cleanly is offline at once, whatever `current` says', () => {
    const peers = decodePeers(obj(recordedObject(version, 'stop_pushes'), 'info_offline'))
    expect(peers).toHaveLength(2)
    const [gone, ...others] = peers.filter((p) => p.offline)
    expect(others).toEqual([])
    expect(gone).toMatchObject({ offline: true, current: false, lag: expect.any(Number) })
    expect(gone?.lag).toBeGreaterThan(0)
    expect(peers.find((p) => !p.offline)).toMatchObject({ current: true, lag: 0 })
  })
})

it('no group, no view', () => {
  expect(decodeMeta(null)).toBeNull()
  expect(decodePeers(null)).toEqual([])
  expect(decodeMeta({})).toEqual({ leader: null, leaderId: null, size: null, peers: [], pending: null })
})
