import { expect, it } from 'vitest'
import { changes, coalesce } from './changes'
import type { ServerState, Snapshot } from './model'
import { sampleSnapshot } from './sample'

const before = sampleSnapshot()
const states = (of: Record<string, ServerState>): Snapshot => ({
  ...before,
  servers: before.servers.map((s) => ({ ...s, state: of[s.key] ?? s.state })),
})

it('says which server went and which came', () => {
  const down = states({ 'rg2-az1': 'down' })
  expect(changes(before, down)).toEqual(['rg2-az1 down'])
  expect(changes(down, before)).toEqual(['rg2-az1 up'])
})

it('counts when many go together', () => {
  const region = states({ 'rg2-az1': 'down', 'rg2-az2': 'down', 'rg2-az3': 'down', 'rg2-az2-x': 'down' })
  expect(changes(before, region)).toEqual(['4 servers down'])
})

it('says where leaders moved, or that there is none', () => {
  const moved = {
    ...before,
    meta: { ...before.meta, leader: 'rg3-az1' },
    streams: before.streams.map((s) => ({ ...s, leader: s.name === 'ORDERS' ? 'rg2-az2' : null })),
  }
  expect(changes(before, moved)).toEqual([
    'Meta leader is now rg3-az1',
    'EVENTS has no leader',
    'ORDERS is led by rg2-az2',
  ])
})

it('says who leads the meta group after an outage, and nothing of the first who answers', () => {
  const leaderless = { ...before, meta: { ...before.meta, leader: null } }
  expect(changes(before, leaderless)).toEqual(['No meta leader answers'])
  const elected = { ...before, meta: { ...before.meta, leader: 'rg3-az1' } }
  expect(changes(leaderless, elected)).toEqual(['Meta leader is now rg3-az1'])
  expect(changes(leaderless, before)).toEqual([`Meta leader is now ${before.meta.leader}`])
  const unheard = { ...before, meta: { ...before.meta, leader: null, size: null } }
  expect(changes(unheard, before)).toEqual([])
})

it('says which streams are gone, once', () => {
  const [stream, ...streams] = before.streams
  if (!stream) throw new Error('sample without streams')
  const gone = {
    account: stream.account,
    name: stream.name,
    since: before.at,
    why: 'its deletion was announced',
    cluster: null,
    servers: [],
    replicasWanted: null,
    storage: null,
    subjects: [],
    messages: null,
    bytes: null,
    lastSeq: null,
    created: null,
    observedAt: null,
  }
  const after = { ...before, streams, tombstones: [gone] }
  expect(changes(before, after)).toEqual([`Stream ${stream.name} is gone: its deletion was announced`])
  expect(changes(after, { ...after, streams: [...streams] })).toEqual([])
})

it('says new findings once, and not the ones that were there', () => {
  const [first] = before.findings
  if (!first) throw new Error('sample without findings')
  const more = { ...before, findings: [first, { ...first, code: 'OTHER', summary: 'Other' }] }
  expect(changes(before, more)).toEqual(['New warning finding: Other'])
  expect(changes(more, { ...more })).toEqual([])
  expect(changes(more, before)).toEqual(['Over: Other'])
  expect(changes(more, { ...before, findings: [] })).toEqual(['2 findings are over'])
})

it('is silent about the first picture and a new collector', () => {
  expect(changes({ ...before, servers: [], streams: [] }, before)).toEqual([])
  expect(changes(before, { ...states({ 'rg2-az1': 'down' }), epoch: 'other' })).toEqual([])
})

it('coalesces', () => {
  expect(coalesce(['a', 'b', 'a'])).toBe('a. b')
  expect(coalesce(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a. b. c. d. And 2 more changes')
})
