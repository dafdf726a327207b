import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Push } from '@/lib/domain/push'
import { isJson, obj, str } from '../read'
import { corruptions } from '../testing/corrupt'
import { recordedObject, VERSIONS, type Version } from '../testing/recorded'
import * as shapes from '../testing/shapes'
import { decodePush } from './advisories'

vi.setConfig({ testTimeout: 30_000 })

/** The pushes of a fixture: account that received it, subject with the real server id, body. */
function pushes(version: Version) {
  return Object.entries(recordedObject(version, 'push_samples')).map(([key, body]) => {
    const [account = '', subject = ''] = key.split('|')
    const server = isJson(body) ? obj(body, 'server') : null
    return { account, subject: subject.replace('<ID>', str(server, 'id') ?? 'NX'), body }
  })
}

const decode = (subject: string, body: unknown) => decodePush(subject, JSON.stringify(body) ?? '')

function recordedPush(version: Version, account: string, subject: RegExp): Push | null {
  const found = pushes(version).find((p) => p.account === account && subject.test(p.subject))
  if (!found) throw new Error(`no push ${subject}`)
  return decode(found.subject, found.body)
}

/** What each recorded subject is about; everything else is ignored. */
const KINDS: [RegExp, Push['kind']][] = [
  [/^\$SYS\.SERVER\.N\w+\.STATSZ$/, 'statsz'],
  [/STREAM\.LEADER_ELECTED/, 'stream-leader'],
  [/STREAM\.CREATED/, 'stream-created'],
  [/STREAM\.UPDATED/, 'stream-updated'],
  [/STREAM\.DELETED/, 'stream-deleted'],
  [/CONSUMER\.LEADER_ELECTED/, 'consumer-leader'],
  [/CONSUMER\.CREATED/, 'consumer-created'],
  [/CONSUMER\.DELETED/, 'consumer-deleted'],
  [/DOMAIN\.LEADER_ELECTED/, 'meta-leader'],
]

const IGNORED = /\.(CONNS|CONNECT|DISCONNECT|CLIENT\.AUTH\.ERR|ADVISORY\.API|RECONCILE)$/

describe.each(VERSIONS)('pushes of nats-server %s', (version) => {
  it('every recorded push is what its subject says, or ignored', () => {
    const all = pushes(version)
    expect(all.length).toBeGreaterThan(20)
    const seen = new Set<string>()
    for (const { subject, body } of all) {
      const kind = KINDS.find(([pattern]) => pattern.test(subject))?.[1] ?? null
      expect([subject, decode(subject, body)?.kind ?? null]).toEqual([subject, kind])
      if (kind === null) expect(subject).toMatch(IGNORED)
      else seen.add(kind)
    }
    const never = version === '2.9.10' ? 'meta-leader' : null
    expect([...seen].sort()).toEqual(
      KINDS.map(([, kind]) => kind)
        .filter((k) => k !== never)
        .sort(),
    )
  })

  it('STATSZ: the server with its tags, and its load', () => {
    const push = recordedPush(version, 'sys', /STATSZ$/)
    if (push?.kind !== 'statsz') throw new Error('no statsz')
    expect(push.origin).toMatchObject({
      version,
      jetstream: true,
      tags: expect.arrayContaining([expect.stringMatching(/^az:\d$/)]),
    })
    expect(push.statsz.jetstream?.storeMax).toBe(10 * 1024 ** 3)
    expect(push.statsz.gateways).toBeGreaterThan(0)
  })

  it('a stream leader, with the account in $SYS and without it in the account, and one id for both', () => {
    const seen = recordedPush(version, 'sys', /STREAM\.LEADER_ELECTED\.S1$/)
    const own = recordedPush(version, 'app', /STREAM\.LEADER_ELECTED\.S1$/)
    if (seen?.kind !== 'stream-leader' || own?.kind !== 'stream-leader') throw new Error('no leader')
    expect(seen).toMatchObject({ account: 'APP', stream: 'S1', leader: expect.stringMatching(/^rg3-az\d$/) })
    expect(seen.peers.map((p) => p.name).sort()).toEqual(['rg3-az1', 'rg3-az2', 'rg3-az3'])
    expect(seen.id).toMatch(/^\w{22}$/)
    expect(own).toEqual({ ...seen, account: null })
    expect(Date.parse(seen.at ?? '')).toBeGreaterThan(Date.parse('2026-11-22T22:00:00Z'))
  })

  it('streams and consumers come and go in their own account', () => {
    const created = recordedPush(version, 'app', /STREAM\.CREATED\.S1$/)
    expect(created).toMatchObject({ kind: 'stream-created', account: null, stream: 'S1' })
    const consumer = recordedPush(version, 'app', /CONSUMER\.DELETED\.S1\.D$/)
    expect(consumer).toMatchObject({ kind: 'consumer-deleted', account: null, stream: 'S1', consumer: 'D' })
    const led = recordedPush(version, 'sys', /CONSUMER\.LEADER_ELECTED\.S1\.D$/)
    expect(led).toMatchObject({
      kind: 'consumer-leader',
      account: 'APP',
      consumer: 'D',
      leader: expect.stringMatching(/^rg3/),
    })
  })

  it.skipIf(version === '2.9.10')('the meta leader by its peer id, which is not a name', () => {
    const push = recordedPush(version, 'sys', /DOMAIN\.LEADER_ELECTED$/)
    if (push?.kind !== 'meta-leader') throw new Error('no meta leader')
    expect(push.leaderPeerId).toMatch(/^[0-9A-Za-z]{8}$/)
    expect(push.peers.find((p) => p.id === push.leaderPeerId)?.name).toMatch(/^(rg|xr)/)
  })

  it('a server that was taken out of the meta group, and one without room', () => {
    const told = Object.entries(recordedObject(version, 'server_advisories')).map(([subject, body]) =>
      decode(subject, body),
    )
    const serverId = expect.stringMatching(/^N[A-Z0-9]{55}$/)
    const removed = { kind: 'server-removed', server: 'rg3-az2', serverId }
    expect(told.find((p) => p?.kind === 'server-removed')).toMatchObject(removed)
    const stream = version === '2.10.27' ? 'BIG' : null
    const full = { kind: 'server-out-of-storage', server: 'rg2-az1', serverId, stream }
    const found = told.find((p) => p?.kind === 'server-out-of-storage') ?? null
    if (version === '2.9.10') expect(found).toBeNull()
    else expect(found).toMatchObject(full)
  })

  it('a stream that lost its quorum', () => {
    const { subject, body } = recordedObject(version, 'quorum_lost_advisory')
    const push = decode(String(subject), body)
    if (push?.kind !== 'stream-quorum-lost') throw new Error('no quorum lost')
    expect(push).toMatchObject({ account: 'APP', stream: 'QL' })
    expect(push.peers).toHaveLength(3)
    expect(push.peers.every((p) => p.activeMs > 10_000)).toBe(true)
  })

  it('a server that stops says so with a bare server block', () => {
    const { shutdown } = recordedObject(version, 'stop_pushes')
    const id = isJson(shutdown) ? str(shutdown, 'id') : null
    const push = decode(`$SYS.SERVER.${id}.SHUTDOWN`, shutdown)
    expect(push).toMatchObject({ kind: 'shutdown', origin: { id, cluster: 'rg3', version, jetstream: true } })
    expect(decode(`$SYS.SERVER.${id}.SHUTDOWN`, { server: shutdown })).toEqual(push)
  })

  it('a server in lame duck mode, and a consumer that lost its quorum with its stream', () => {
    const got = Object.entries(recordedObject(version, 'leaving_pushes')).map(([s, body]) => decode(s, body))
    const lame = version === '2.9.10' ? [] : ['lameduck']
    expect(got.map((p) => p?.kind)).toEqual([...lame, 'stream-quorum-lost', 'consumer-quorum-lost'])
    const duck = { kind: 'lameduck', origin: { name: 'rg2-az3', cluster: 'rg2', tags: ['az:3'], version } }
    if (version !== '2.9.10') expect(got[0]).toMatchObject(duck)
    const lost = got.at(-1)
    if (lost?.kind !== 'consumer-quorum-lost') throw new Error('no quorum lost')
    expect(lost).toMatchObject({ account: 'APP', stream: 'QL', consumer: 'D' })
    expect(lost.peers.map((p) => p.name).sort()).toEqual(['rg2-az1', 'rg2-az2', 'rg2-az3'])
    expect(lost.peers.find((p) => p.name === 'rg2-az3')?.offline).toBe(version !== '2.9.10')
  })

  it('one wrong field: nothing throws, and what comes out is still of its type', () => {
    const failures: string[] = []
    let decoded = 0
    for (const { subject, body } of pushes(version)) {
      for (const { what, value } of corruptions(body)) {
        const push = decode(subject, value)
        if (push === null) continue
        decoded++
        const issues = shape.safeParse(push).error?.issues ?? []
        failures.push(...issues.map((i) => `${subject} ${what}: ${i.path.join('.')} ${i.message}`))
      }
    }
    expect(failures).toEqual([])
    expect(decoded).toBeGreaterThan(1000)
  })
})

const text = z.string().nullable()
const advisory = { id: text, at: text }
const ofStream = { ...advisory, account: text, stream: z.string().min(1) }
const ofConsumer = { ...ofStream, consumer: z.string().min(1) }
const peers = z.array(shapes.raftPeer)
const leader = z.string().min(1)
const shape: z.ZodType<Push> = z.union([
  z.strictObject({ kind: z.literal('statsz'), origin: shapes.origin, statsz: shapes.statsz }),
  z.strictObject({ kind: z.enum(['shutdown', 'lameduck']), origin: shapes.origin }),
  z.strictObject({ kind: z.literal('stream-leader'), ...ofStream, leader, peers }),
  z.strictObject({ kind: z.literal('stream-quorum-lost'), ...ofStream, peers }),
  z.strictObject({ kind: z.enum(['stream-created', 'stream-updated', 'stream-deleted']), ...ofStream }),
  z.strictObject({ kind: z.literal('consumer-leader'), ...ofConsumer, leader, peers }),
  z.strictObject({ kind: z.literal('consumer-quorum-lost'), ...ofConsumer, peers }),
  z.strictObject({ kind: z.enum(['consumer-created', 'consumer-deleted']), ...ofConsumer }),
  z.strictObject({
    kind: z.literal('server-removed'),
    ...advisory,
    server: z.string().min(1),
    serverId: text,
  }),
  z.strictObject({
    kind: z.literal('server-out-of-storage'),
    ...advisory,
    server: z.string().min(1),
    serverId: text,
    stream: text,
  }),
  z.strictObject({ kind: z.literal('meta-leader'), ...advisory, leaderPeerId: z.string().min(1), peers }),
])

it.each([
  ['$JS.EVENT.ADVISORY.STREAM.CREATED.S', ''],
  ['$JS.EVENT.ADVISORY.STREAM.CREATED.S', '{"stream":'],
  ['$JS.EVENT.ADVISORY.STREAM.CREATED.S', '[]'],
  ['$JS.EVENT.ADVISORY.STREAM.CREATED', '{}'],
  ['$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.S', '{}'],
  ['$JS.EVENT.ADVISORY.CONSUMER.CREATED.S', '{}'],
  ['$JS.EVENT.ADVISORY.DOMAIN.LEADER_ELECTED', '{"leader":7}'],
  ['$JS.EVENT.ADVISORY.SERVER.REMOVED', '{}'],
  ['$JS.EVENT.ADVISORY.SERVER.OUT_OF_STORAGE', '{"server":7}'],
  ['$JS.EVENT.ADVISORY.SERVER.META_RESCUED', '{"server":"a"}'],
  ['$JS.EVENT.ADVISORY.', '{}'],
  ['$SYS.SERVER.NA.SHUTDOWN', '{}'],
  ['$SYS.SERVER.NA.STATSZ', '{"server":{"id":"NA","name":"a"}}'],
  ['$SYS.SERVER.ACCOUNT.APP.SHUTDOWN', '{"id":"NA","name":"a"}'],
  ['orders.eu', '{"id":"NA","name":"a"}'],
  ['', '{}'],
])('%s with %s is ignored', (subject, payload) => expect(decodePush(subject, payload)).toBeNull())

it('the subject names what the body leaves out', () => {
  const push = decodePush('$JS.EVENT.ADVISORY.CONSUMER.CREATED.S1.D', '{}')
  expect(push).toEqual({
    kind: 'consumer-created',
    id: null,
    at: null,
    account: null,
    stream: 'S1',
    consumer: 'D',
  })
})
