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
