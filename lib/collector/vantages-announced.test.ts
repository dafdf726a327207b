import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Connection } from '@/lib/config/types'
import { NatsFault } from '@/lib/nats/errors'
import type { LinkOptions } from '@/lib/nats/link'
import { as } from '@/lib/nats/testing/connection'
import { type FakeLink, fakeLink } from './testing/fake-link'
import { Vantages } from './vantages'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** URLs `nats://CLUSTER-N`; one that is not in `there` refuses, one in `moved` leads to another cluster. */
function rig(seeds: string[], there: Set<string>, moved: Record<string, string> = {}) {
  const connection = as('sys', 'x', { servers: seeds.map((name) => `nats://${name}`) })
  const attempts: string[] = []
  const options = new Map<string, LinkOptions>()
  const links: FakeLink[] = []
  const connect = async (url: string, _: Connection, given: LinkOptions = {}) => {
    const name = url.slice('nats://'.length)
    attempts.push(name)
    options.set(name, given)
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (!there.has(name)) throw new NatsFault('unreachable', `${url} cannot be reached`)
    const link = fakeLink(url, { name, cluster: moved[name] ?? name.slice(0, 1) })
    links.push(link)
    return link
  }
  const vantages = new Vantages(
    connection,
    connect,
    Date.now,
    {
      onLink: () => {},
      onLost: () => {},
      onChange: () => {},
      onRefused: () => {},
      isKnown: (id, cluster) => id === 'Nb-1' && cluster === 'b',
    },
    () => 0.5,
  )
  const facts = () => vantages.facts().map((v) => `${v.id} ${v.state} ${v.server ?? '-'}`)
  const count = (name: string) => attempts.filter((a) => a === name).length
  return { vantages, attempts, options, links, facts, count, there, moved }
}
const announced = (...names: string[]) =>
  names.map((name) => ({ cluster: name.slice(0, 1), url: `nats://${name}` }))

test('one seed and announcements: one vantage a cluster, and only while the cluster has none', async () => {
  const { vantages, facts, attempts, links } = rig(['a-1'], new Set(['a-1', 'a-2', 'b-1', 'b-2']))
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  vantages.announce(announced('a-2', 'b-1', 'b-2'), 100)
  await vi.advanceTimersByTimeAsync(5000)
  expect(facts()).toEqual(['a connected a-1', 'b connected b-1'])
  expect(attempts).not.toContain('a-2')
  expect(links.filter((l) => !l.isClosed())).toHaveLength(2)
  links.find((l) => l.url === 'nats://a-1')?.lose(new NatsFault('unreachable', 'closed'))
  await vi.advanceTimersByTimeAsync(50)
  expect(facts()[0]).toBe('a connected a-2')
  await vantages.stop()
})

test('addresses that lead nowhere: ever more rarely, a few at a time, never shown', async () => {
  const { vantages, facts, attempts, count } = rig(['a-1'], new Set(['a-1']))
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  vantages.announce(announced('b-1', 'b-2', 'b-3', 'b-4', 'b-5'), 100)
  // Those of one cluster that are on their way at once.
  expect(attempts.filter((a) => a.startsWith('b'))).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(facts()).toEqual(['a connected a-1'])
  expect(count('b-1')).toBeGreaterThan(8)
  expect(count('b-1')).toBeLessThan(16)
  await vantages.stop()
})

test('one that stood and is lost is shown as lost', async () => {
  const { vantages, facts, links, there } = rig(['a-1'], new Set(['a-1', 'b-1']))
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  vantages.announce(announced('b-1'), 100)
  await vi.advanceTimersByTimeAsync(10_000)
  there.delete('b-1')
  links.find((l) => l.url === 'nats://b-1')?.lose(new NatsFault('unreachable', 'closed'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(facts()).toEqual(['a connected a-1', 'b failed -'])
  there.add('b-1')
  await vi.advanceTimersByTimeAsync(2500)
  expect(facts()).toEqual(['a connected a-1', 'b connected b-1'])
  await vantages.stop()
})

test('only a server that answers have shown in that cluster learns who we are', async () => {
  const { vantages, options } = rig(['a-1'], new Set(['a-1']))
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  vantages.announce(announced('b-1'), 100)
  expect(options.get('a-1')?.admit).toBeUndefined()
  const admit = options.get('b-1')?.admit
  expect(admit?.({ id: 'Nb-1', name: 'b-1', cluster: 'b' })).toBe(true)
  expect(admit?.({ id: 'Nb-1', name: 'b-1', cluster: 'c' })).toBe(false)
  expect(admit?.({ id: 'Nother', name: 'b-1', cluster: 'b' })).toBe(false)
  await vantages.stop()
})

test('one that lands in another cluster does not count: not as announced, and a seed as where it landed', async () => {
  const { vantages, facts, links, moved } = rig(['a-1', 'c-1'], new Set(['a-1', 'b-1', 'c-1']), {
    'b-1': 'a',
  })
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  vantages.announce(announced('b-1'), 100)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(facts()).toEqual(['a connected a-1', 'c connected c-1'])
  moved['c-1'] = 'd'
  links.find((l) => l.url === 'nats://c-1')?.lose(new NatsFault('unreachable', 'closed'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(facts()).toEqual(['a connected a-1', 'd connected c-1'])
  await vantages.stop()
})

test('in a large fleet no more of them than are worth their answers', async () => {
  const { vantages, facts } = rig(['a-1'], new Set(['a-1', 'b-1', 'c-1', 'd-1']))
  vantages.start()
  await vi.advanceTimersByTimeAsync(10)
  vantages.announce(announced('b-1'), 2)
  await vi.advanceTimersByTimeAsync(100)
  vantages.announce(announced('b-1', 'c-1', 'd-1'), 2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(facts()).toEqual(['a connected a-1', 'b connected b-1'])
  await vantages.stop()
})

test('one that takes us and throws us out at once is asked ever more slowly', async () => {
  const { vantages, links, count } = rig(['a-1'], new Set(['a-1']))
  vantages.start()
  for (let ms = 0; ms < 60_000; ms += 10) {
    await vi.advanceTimersByTimeAsync(10)
    links.at(-1)?.lose(new NatsFault('unreachable', 'closed'))
  }
  expect(count('a-1')).toBeGreaterThan(20)
  expect(count('a-1')).toBeLessThan(45)
  await vantages.stop()
})
