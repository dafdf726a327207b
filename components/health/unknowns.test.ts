import { expect, it } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { unknowns } from './Unknowns'

const s = sampleSnapshot()

it('is empty when everybody has answered', () => expect(unknowns(s)).toEqual([]))

it('counts silent and unknown servers and unobserved streams apart, and says that the figures of a down server are old', () => {
  const states = ['silent', 'unknown', 'unknown', 'down'] as const
  const some = {
    ...s,
    servers: s.servers.map((v, i) => ({ ...v, state: states[i] ?? v.state })),
    streams: s.streams.map((v) => ({ ...v, observedAt: null })),
    meta: { ...s.meta, leader: null },
  }
  expect(unknowns(some)).toEqual([
    '1 server silent, cause not yet known',
    '2 servers in unknown state',
    '2 streams nobody has answered for',
    'what 1 server that does not answer would say now',
    'the meta leader',
  ])
})

it('knows what a server says that leaves and still answers', () => {
  const [first] = s.servers
  const leaving = {
    ...s,
    servers: s.servers.map((v) => (v === first ? { ...v, state: 'leaving' as const } : v)),
  }
  expect(unknowns(leaving)).toEqual([])
  const silent = { ...leaving, coverage: { ...s.coverage, silent: [first?.key ?? ''] } }
  expect(unknowns(silent)).toEqual(['what 1 server that does not answer would say now'])
})

it('says whose rights nobody tells, and why', () => {
  const user = { use: 'read', account: 'APP', user: null, servers: ['a'], missing: [], more: [] } as const
  const old = 'nats-server 2.9.10 does not tell (2.10 and later do)'
  const users = [
    { ...user, use: 'system' as const, account: '$SYS', notKnown: old },
    { ...user, notKnown: old },
    { ...user, use: 'write' as const, notKnown: null },
  ].map((u) => ({ ...u, servers: ['a'], missing: [], more: [] }))
  expect(unknowns({ ...s, coverage: { ...s.coverage, users } })).toEqual([
    `what Orrery’s users of $SYS and APP may: ${old}`,
  ])
})
