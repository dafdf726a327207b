import { expect, test } from 'vitest'
import type { Version } from '@/lib/nats/testing/recorded'
import { snapshotAt, T0, unledMixStore } from './testing/recorded-facts'

const BY_AZ: Record<string, Version> = { az1: '2.9.10', az2: '2.10.27', az3: '2.15.1' }

test('three versions that elect no meta leader: all servers up, nothing about JetStream made up', () => {
  const versionOf = (server: string) => BY_AZ[server.split('-')[1] ?? ''] ?? expect.fail(server)
  const s = snapshotAt(unledMixStore(versionOf), T0 + 200)
  expect(s.coverage).toMatchObject({ expected: 12, answered: 12, silent: [] })
  expect(s.servers.filter((v) => v.state !== 'up' || v.version !== versionOf(v.key))).toEqual([])
  expect(s.gateways.filter((g) => g.connected !== g.expected)).toEqual([])
  expect(s.meta).toEqual({
    leader: null,
    size: null,
    quorum: null,
    online: null,
    margin: null,
    uniqueTag: null,
    peers: [],
    observedAt: null,
    via: null,
  })
  // Nobody can tell who is a member, so nobody is called left out.
  expect(new Set(s.servers.map((v) => v.metaMember))).toEqual(new Set([null]))
  expect(s.findings.map((f) => `${f.severity} ${f.code}`)).toEqual([
    'critical META_GROUP',
    'warning UNIQUE_TAG_DIFFERS',
    'warning UPDATE_ADVISED',
    'warning UPDATE_ADVISED',
    'info VERSION_MIX',
  ])
  expect(s.findings[0]?.evidence).toEqual([
    '12 servers with JetStream answer, none of them leads',
    'no meta leader has answered since Orrery started',
    'they run 2.9.10, 2.10.27, 2.15.1: servers of distant versions do not always elect a leader together',
  ])
  // Those that say nothing of their unique tag are not said to have none.
  const tags = s.findings.find((f) => f.code === 'UNIQUE_TAG_DIFFERS')
  expect(tags?.evidence.join()).not.toMatch(/rg\d-az1|none/)
})
