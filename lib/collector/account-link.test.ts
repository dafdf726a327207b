import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NatsFault } from '@/lib/nats/errors'
import { as } from '@/lib/nats/testing/connection'
import { AccountLink } from './account-link'
import { type FakeLink, fakeLink } from './testing/fake-link'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function rig(urls: string[], fault: (url: string) => NatsFault | null) {
  const connection = as('u', 'p', { servers: urls })
  const attempts: string[] = []
  const links: FakeLink[] = []
  const account = new AccountLink(
    connection,
    async (url) => {
      attempts.push(url)
      const why = fault(url)
      if (why) throw why
      const link = fakeLink(url, { name: url, cluster: 'x' }, () => [], ['$JS.API.STREAM.NAMES'])
      links.push(link)
      return link
    },
    { onLink: () => {}, onRefused: () => {}, onChange: () => {} },
  )
  return { account, attempts, links }
}

const refusal = (url: string) => new NatsFault('authorization', `${url} refused the user or password`)

test('the first server that takes us', async () => {
  const { account, attempts } = rig(['a', 'b', 'c'], (url) =>
    url === 'c' ? null : new NatsFault('unreachable', url),
  )
  account.start()
  await vi.advanceTimersByTimeAsync(100)
  expect(attempts).toEqual(['a', 'b', 'c'])
  expect(account.reason).toBeNull()
  expect(account.refused()).toEqual(['$JS.API.STREAM.NAMES'])
  await account.stop()
})

test('a wrong password: requests say so at once, and it is tried ever more slowly', async () => {
  const { account, attempts } = rig(['a', 'b'], refusal)
  account.start()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(account.reason).toMatch(/^[ab] refused the user or password$/)
  expect(account.refused()).toEqual([])
  await expect(account.request('$JS.API.INFO', '', 1000)).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('refused the user or password'),
  })
  expect(attempts.length).toBeGreaterThan(40)
  expect(attempts.length).toBeLessThan(80)
  await account.stop()
})

test('the next server takes over when one is lost', async () => {
  const { account, attempts, links } = rig(['a', 'b'], () => null)
  account.start()
  await vi.advanceTimersByTimeAsync(10)
  links[0]?.lose(new NatsFault('unreachable', 'a closed the connection'))
  await vi.advanceTimersByTimeAsync(0)
  expect(account.reason).toBe('a closed the connection')
  await vi.advanceTimersByTimeAsync(150)
  expect(attempts).toEqual(['a', 'b'])
  expect(account.reason).toBeNull()
  await account.stop()
})

test('stopped: closed, and not tried again', async () => {
  const { account, attempts, links } = rig(['a'], () => null)
  account.start()
  await vi.advanceTimersByTimeAsync(10)
  await account.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(attempts).toEqual(['a'])
  expect(links[0]?.isClosed()).toBe(true)
})

test('one that takes us and throws us out at once is asked ever more slowly', async () => {
  const { account, attempts, links } = rig(['a'], () => null)
  account.start()
  for (let ms = 0; ms < 60_000; ms += 10) {
    await vi.advanceTimersByTimeAsync(10)
    links.at(-1)?.lose(new NatsFault('unreachable', 'a closed the connection'))
  }
  expect(attempts.length).toBeGreaterThan(20)
  expect(attempts.length).toBeLessThan(45)
  expect(account.fact('APP', false)).toMatchObject({
    account: 'APP',
    isWriter: false,
    state: 'failed',
    reason: 'a closed the connection',
  })
  await account.stop()
})
