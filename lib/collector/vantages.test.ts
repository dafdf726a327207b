import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NatsFault } from '@/lib/nats/errors'
import { as } from '@/lib/nats/testing/connection'
import { type FakeLink, fakeLink } from './testing/fake-link'
import { Vantages } from './vantages'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

type Behaviour = 'answers' | 'frozen' | NatsFault

/** URLs `nats://CLUSTER-N`, each with a behaviour that the test may change. */
function rig(behaviours: Record<string, Behaviour>) {
  const urls = Object.keys(behaviours).map((name) => `nats://${name}`)
  const connection = as('sys', 'x', { servers: urls })
  const attempts: string[] = []
  const opened: FakeLink[] = []
  const lost: string[] = []
  const connect = async (url: string) => {
    const name = url.slice('nats://'.length)
    attempts.push(name)
    const behaviour = behaviours[name] ?? 'frozen'
    if (behaviour === 'frozen') {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      throw new NatsFault('unreachable', `${url} cannot be reached (timed out)`)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (behaviour !== 'answers') throw behaviour
    const cluster = name.startsWith('lone') ? null : name.slice(0, name.indexOf('-'))
    const link = fakeLink(url, { name, cluster })
    opened.push(link)
    return link
  }
  const vantages = new Vantages(connection, connect, Date.now, {
    onLink: () => {},
    onLost: (link, id, fault) => lost.push(`${id} ${link.server.name} ${fault?.code}`),
    onChange: () => {},
    onRefused: () => {},
    isKnown: () => true,
  })
  const facts = () => vantages.facts().map((v) => `${v.id} ${v.state} ${v.server ?? '-'}`)
  const link = (id: string) => {
    const found = opened.find((l) => vantages.links().get(id) === l)
    if (!found) throw new Error(`no vantage ${id}`)
    return found
  }
  return { vantages, facts, attempts, opened, lost, behaviours, link }
}

const gone = new NatsFault('unreachable', 'closed')

test('one vantage a cluster; the others are closed again', async () => {
  const { vantages, facts, opened } = rig({ 'a-1': 'answers', 'a-2': 'answers', 'b-1': 'answers' })
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  expect(facts()).toEqual(['a connected a-1', 'b connected b-1'])
  expect(opened.filter((l) => !l.isClosed()).map((l) => l.server.name)).toEqual(['a-1', 'b-1'])
  await vantages.stop()
})

test('a frozen candidate delays nobody', async () => {
  const { vantages, facts } = rig({ 'a-1': 'frozen', 'a-2': 'answers', 'b-1': 'answers' })
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  expect(facts()).toEqual(['a connected a-2', 'b connected b-1', 'nats://a-1 connecting -'])
  await vantages.stop()
})

test('a lost vantage is taken over within milliseconds, and never called failed meanwhile', async () => {
  const { vantages, facts, lost, link } = rig({ 'a-1': 'answers', 'a-2': 'answers', 'a-3': 'frozen' })
  vantages.start()
  await vi.advanceTimersByTimeAsync(5000)
  link('a').lose(gone)
  await vi.advanceTimersByTimeAsync(0)
  expect(facts()[0]).toBe('a connecting -')
  await vi.advanceTimersByTimeAsync(5)
  expect(facts()[0]).toBe('a connected a-2')
  expect(lost).toEqual(['a a-1 unreachable'])
  await vantages.stop()
})

test('the only way into its cluster gone: failed with its reason, tried for ever, back when it is back', async () => {
  const { vantages, behaviours, link, attempts } = rig({ 'a-1': 'answers', 'b-1': 'answers' })
  vantages.start()
  await vi.advanceTimersByTimeAsync(1000)
  behaviours['b-1'] = new NatsFault('unreachable', 'nats://b-1 cannot be reached (connection refused)')
  link('b').lose(gone)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(vantages.facts()[1]).toMatchObject({
    id: 'b',
    cluster: 'b',
    state: 'failed',
    since: 1_001_000,
    reason: 'nats://b-1 cannot be reached (connection refused)',
  })
  // Ever slower, at least every two seconds.
  expect(attempts.filter((a) => a === 'b-1').length).toBeGreaterThan(25)
  expect(attempts.filter((a) => a === 'b-1').length).toBeLessThan(40)
  behaviours['b-1'] = 'answers'
  await vi.advanceTimersByTimeAsync(2200)
  expect(vantages.facts()[1]).toMatchObject({ state: 'connected', reason: null })
  await vantages.stop()
})

test('a wrong password is the reason, in words', async () => {
  const { vantages } = rig({
    'a-1': new NatsFault('authorization', 'nats://a-1 refused the user or password'),
  })
  vantages.start()
  await vi.advanceTimersByTimeAsync(500)
  expect(vantages.facts()).toMatchObject([
    { id: 'nats://a-1', state: 'failed', reason: 'nats://a-1 refused the user or password' },
  ])
  await vantages.stop()
})

test('a server without a cluster is a vantage of its own', async () => {
  const { vantages, facts } = rig({ 'lone-1': 'answers', 'lone-2': 'answers' })
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  expect(facts()).toEqual(['nats://lone-1 connected lone-1', 'nats://lone-2 connected lone-2'])
  await vantages.stop()
})

test('one whose server hangs is replaced before its pings tell, and stays until then', async () => {
  const { vantages, facts, behaviours, opened, lost } = rig({
    'a-1': 'answers',
    'a-2': 'frozen',
    'a-3': 'answers',
  })
  vantages.start()
  await vi.advanceTimersByTimeAsync(5000)
  behaviours['a-3'] = gone
  vantages.suspect('a', true)
  await vi.advanceTimersByTimeAsync(50)
  expect(facts()[0]).toBe('a connected a-1')
  behaviours['a-3'] = 'answers'
  await vi.advanceTimersByTimeAsync(500)
  expect(facts()[0]).toBe('a connected a-3')
  expect(opened.filter((l) => !l.isClosed()).map((l) => l.server.name)).toEqual(['a-3'])
  // It was not lost: its socket says nothing about its server.
  expect(lost).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(facts()[0]).toBe('a connected a-3')
  await vantages.stop()
})

test('a suspect that speaks again is kept', async () => {
  const { vantages, facts, opened } = rig({ 'a-1': 'answers', 'a-2': 'answers' })
  vantages.start()
  await vi.advanceTimersByTimeAsync(5000)
  vantages.suspect('a', true)
  vantages.suspect('a', false)
  await vi.advanceTimersByTimeAsync(5000)
  expect(facts()).toEqual(['a connected a-1'])
  expect(opened.filter((l) => !l.isClosed())).toHaveLength(1)
  await vantages.stop()
})

test('after stop nothing is tried, and what was on its way is closed', async () => {
  const { vantages, attempts, opened } = rig({ 'a-1': 'answers' })
  vantages.start()
  await vantages.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(attempts).toHaveLength(1)
  expect(opened.every((l) => l.isClosed())).toBe(true)
})

test('the next try is told as it comes: not before its moment, and soon after it', async () => {
  const { vantages, attempts, behaviours } = rig({ 'a-1': gone })
  vantages.start()
  expect(vantages.nextTryAt(), 'it is being tried').toBeNull()
  for (let tries = 1; tries < 8; tries++) {
    await vi.advanceTimersByTimeAsync(5)
    const at = vantages.nextTryAt()
    if (at === null) throw new Error('no try is planned')
    expect(attempts).toHaveLength(tries)
    await vi.advanceTimersByTimeAsync(Math.max(0, at - Date.now() - 1))
    expect(attempts).toHaveLength(tries)
    await vi.advanceTimersByTimeAsync(101)
    expect(attempts).toHaveLength(tries + 1)
  }
  behaviours['a-1'] = 'frozen'
  await vi.advanceTimersByTimeAsync(2600)
  expect(vantages.nextTryAt(), 'it is being tried').toBeNull()
  behaviours['a-1'] = 'answers'
  await vi.advanceTimersByTimeAsync(4000)
  expect(vantages.links().size).toBe(1)
  expect(vantages.nextTryAt(), 'a connection stands').toBeNull()
  await vantages.stop()
})

test('of several addresses the first that is due counts', async () => {
  const { vantages, attempts } = rig({ 'a-1': gone, 'b-1': gone })
  vantages.start()
  await vi.advanceTimersByTimeAsync(5000)
  const at = vantages.nextTryAt()
  const before = attempts.length
  await vi.advanceTimersByTimeAsync(Math.max(0, (at ?? 0) - Date.now()) + 101)
  expect(attempts.length).toBeGreaterThan(before)
  await vantages.stop()
})
