import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Link } from '@/lib/nats/link'
import { Asker } from './asker'
import { FactsStore } from './facts-store'
import { ALL_STREAMS, GATEWAYZ } from './polls'
import { type FakeLink, type FakeServer, fakeLink } from './testing/fake-link'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T14:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

function rig() {
  const servers: FakeServer[] = ['a-1', 'a-2', 'b-1', 'b-2'].map((name) => ({
    name,
    cluster: name.slice(0, 1),
    afterMs: 5,
    isMetaLeader: name === 'b-1',
  }))
  const store = new FactsStore('test', 'e', Date.now())
  const a = fakeLink('nats://a', { name: 'a-1', cluster: 'a' }, () => servers)
  const b = fakeLink('nats://b', { name: 'b-1', cluster: 'b' }, () => servers)
  const links = new Map<string, FakeLink>([
    ['a', a],
    ['b', b],
  ])
  const counts = new Map<string, number>()
  const hanging = new Map<string, boolean>()
  const asker = new Asker({
    store,
    links: (): ReadonlyMap<string, Link> => links,
    clock: Date.now,
    count: (endpoint) => counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1),
    changed: () => {},
    appeared: () => {},
    doubt: () => {},
    vantageHangs: (id, hangs) => hanging.set(id, hangs),
  })
  const server = (name: string) => {
    const found = servers.find((s) => s.name === name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }
  return { asker, store, links, a, b, servers, server, counts, hanging }
}

/** Runs to its end in virtual time; answers how long it took. */
async function timed(run: Promise<unknown>): Promise<number> {
  const began = Date.now()
  let ended = began
  const done = run.then(() => {
    ended = Date.now()
  })
  await vi.runAllTimersAsync()
  await done
  return ended - began
}

test('the first look, with nobody known, ends soon after the last answer', async () => {
  const { asker, store } = rig()
  expect(await timed(asker.liveness())).toBe(45)
  expect([...store.servers.keys()].sort()).toEqual(['Na-1', 'Na-2', 'Nb-1', 'Nb-2'])
})

test('with a known roster a look ends with the last answer, without a fixed wait', async () => {
  const { asker, server } = rig()
  await timed(asker.liveness())
  server('b-2').afterMs = 30
  expect(await timed(asker.liveness())).toBe(30)
})

test('one silent server costs at most the cap, and is asked by id; the rest is known at once', async () => {
  const { asker, server, store, a } = rig()
  await timed(asker.liveness())
  await vi.advanceTimersByTimeAsync(1000)
  server('b-2').afterMs = null
  const began = Date.now()
  const looking = asker.liveness()
  await vi.advanceTimersByTimeAsync(5)
  expect(store.servers.get('Nb-1')?.lastAnswer).toBe(began + 5)
  expect(await timed(looking)).toBeLessThanOrEqual(900)
  expect(a.asked.at(-1)).toBe('$SYS.REQ.SERVER.Nb-2.STATSZ')
  expect(store.looks.servers).toEqual([began - 1000 - 45, began].map((t) => expect.closeTo(t, -3)))
  // A frozen server times out: that is no evidence of death.
  expect(store.servers.get('Nb-2')?.gone.size).toBe(0)
})

test('a dead one is told by "no responders", through every vantage', async () => {
  const { asker, servers, store } = rig()
  await timed(asker.liveness())
  await vi.advanceTimersByTimeAsync(1000)
  servers.splice(3, 1)
  await timed(asker.liveness())
  expect([...(store.servers.get('Nb-2')?.gone.keys() ?? [])]).toEqual(['a', 'b'])
})

test('who is silent for long is probed ever more rarely', async () => {
  const { asker, servers, counts } = rig()
  await timed(asker.liveness())
  servers.splice(3, 1)
  for (let second = 0; second < 200; second++) {
    await vi.advanceTimersByTimeAsync(1000)
    await timed(asker.liveness())
  }
  const probes = (counts.get('probe') ?? 0) / 2
  expect(probes).toBeGreaterThan(10)
  expect(probes).toBeLessThan(60)
})

test('never two questions of one kind at a time through one vantage', async () => {
  const { asker, server, a, b } = rig()
  await timed(asker.liveness())
  server('a-2').afterMs = null
  server('b-1').afterMs = null
  const storm = Array.from({ length: 20 }, (_, i) => [
    asker.liveness(),
    asker.meta(),
    asker.everyone(i % 2 === 0 ? GATEWAYZ : ALL_STREAMS),
  ]).flat()
  await timed(Promise.all(storm))
  expect([a.mostAtOnce, b.mostAtOnce]).toEqual([1, 1])
})

test('joining a look that is under way does not take for silent who just answers', async () => {
  const { asker, counts } = rig()
  await timed(asker.liveness())
  await vi.advanceTimersByTimeAsync(1000)
  const first = asker.liveness()
  await vi.advanceTimersByTimeAsync(2)
  await timed(Promise.all([first, asker.liveness()]))
  expect(counts.get('probe')).toBeUndefined()
  expect(counts.get('STATSZ')).toBe(4)
})

test('the meta leader is asked through all vantages, then through one; when that is blind, through the others', async () => {
  const { asker, store, links, servers, a, b } = rig()
  expect(await timed(asker.meta())).toBe(5)
  expect(store.meta?.from).toBe('b-1')
  expect([a.asked.length, b.asked.length]).toEqual([1, 1])
  expect(await timed(asker.meta())).toBe(5)
  expect(a.asked.length + b.asked.length).toBe(3)
  const usual = store.meta?.vantage ?? ''
  links.set(
    usual,
    fakeLink(`nats://${usual}`, { name: `${usual}-1`, cluster: usual }, () => []),
  )
  expect(await timed(asker.meta())).toBe(455)
  // From now on the one that heard it is asked first.
  expect(await timed(asker.meta())).toBe(5)
  for (const s of servers) s.isMetaLeader = false
  expect(await timed(asker.meta())).toBe(900)
  expect(store.looks.meta).toHaveLength(4)
})

test('a vantage hangs when its own server leaves a look unanswered, not when it never answered at all', async () => {
  const { asker, server, hanging } = rig()
  server('b-1').afterMs = null
  await timed(asker.liveness())
  expect([...hanging]).toEqual([['a', false]])
  server('b-1').afterMs = 5
  server('a-1').afterMs = null
  await vi.advanceTimersByTimeAsync(1000)
  await timed(asker.liveness())
  expect([...hanging]).toEqual([
    ['a', true],
    ['b', false],
  ])
})

test('probes of the silent do not hold up the next look', async () => {
  const { asker, server } = rig()
  await timed(asker.liveness())
  server('a-2').afterMs = null
  await vi.advanceTimersByTimeAsync(1000)
  expect(await timed(asker.liveness())).toBe(450)
})

test('no vantage: nothing is asked, and nobody counts as silent for it', async () => {
  const { asker, store, links } = rig()
  links.clear()
  await timed(Promise.all([asker.liveness(), asker.meta(), asker.everyone(GATEWAYZ)]))
  expect(store.looks).toEqual({ servers: [], meta: [] })
})

test('who does not answer there is asked directly, through a vantage that hears it', async () => {
  const { asker, links, servers, b } = rig()
  await timed(asker.liveness())
  const half = fakeLink('nats://a', { name: 'a-1', cluster: 'a' }, () =>
    servers.filter((s) => s.cluster === 'a'),
  )
  links.set('a', half)
  await timed(asker.liveness())
  b.asked.length = 0
  await timed(asker.everyone(GATEWAYZ))
  expect(b.asked.sort()).toEqual(['$SYS.REQ.SERVER.Nb-1.GATEWAYZ', '$SYS.REQ.SERVER.Nb-2.GATEWAYZ'])
})

test('whom a vantage is known not to see is asked elsewhere at once, instead of after the cap', async () => {
  const { asker, links, servers } = rig()
  const seeing = (cluster: string) =>
    fakeLink(`nats://${cluster}`, { name: `${cluster}-1`, cluster }, () =>
      servers.filter((s) => s.cluster === cluster),
    )
  const [a, b] = [seeing('a'), seeing('b')]
  links.set('a', a)
  links.set('b', b)
  await timed(asker.liveness())
  a.asked.length = 0
  b.asked.length = 0
  expect(await timed(asker.everyone(ALL_STREAMS))).toBe(5)
  expect(a.asked.map((asked) => asked.split(' ')[0])).toEqual(['$SYS.REQ.SERVER.PING.JSZ'])
  expect(b.asked.map((asked) => asked.split(' ')[0]).sort()).toEqual([
    '$SYS.REQ.SERVER.Nb-1.JSZ',
    '$SYS.REQ.SERVER.Nb-2.JSZ',
  ])
})

test('everybody is asked through the vantage that sees most', async () => {
  const { asker, links, servers, a, b } = rig()
  links.set(
    'a',
    fakeLink('nats://a', { name: 'a-1', cluster: 'a' }, () => servers.slice(0, 2)),
  )
  await timed(asker.liveness())
  b.asked.length = 0
  expect(await timed(asker.everyone(GATEWAYZ))).toBe(5)
  expect([a.asked, b.asked]).toEqual([[], ['$SYS.REQ.SERVER.PING.GATEWAYZ']])
})

test('an answer that cannot be read is kept with its reason, and proves its server alive', async () => {
  const { asker, store, links } = rig()
  const text = JSON.stringify({ server: { id: 'Nx', name: 'x' }, error: { code: 400, description: 'bad' } })
  const odd = fakeLink('nats://x', { name: 'x', cluster: 'x' })
  links.clear()
  links.set('x', {
    ...odd,
    async gather(_subject, _payload, _cap, onReply) {
      for (const each of [text, '<']) onReply({ text: each, afterMs: 1 })
      return null
    },
  })
  await timed(asker.liveness())
  expect(store.unreadable.map((u) => `${u.from}: ${u.endpoint}: ${u.reason}`)).toEqual([
    'x: STATSZ: bad',
    'null: STATSZ: not JSON (1 characters)',
  ])
  expect(store.servers.get('Nx')?.lastAnswer).not.toBeNull()
})
