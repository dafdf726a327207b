import { expect, test } from 'vitest'
import type { Connection } from '@/lib/config/types'
import { factsAt, serverFact, T0 } from '@/lib/domain/testing/facts'
import { as } from '@/lib/nats/testing/connection'
import { announcedBy, certifiedName, mostVantages } from './announced'

const connection = (servers: string[], tls: Connection['tls'] = null) => as('u', 'p', { servers, tls })

/** One server of cluster `b` that announces these. */
function announcing(clientUrls: string[], own: { host: string; port: number } | null = null) {
  const value = {
    serverName: 'b-1',
    host: own?.host ?? null,
    port: own?.port ?? null,
    clientUrls,
    gatewayClusters: [],
    routeUrls: [],
    slowByKind: null,
    leafnodes: null,
  }
  const base = serverFact('b-1', { varz: { value, at: T0, told: T0, from: 'b-1', vantage: 'a' } })
  return factsAt(T0, [{ ...base, origin: { ...base.origin, cluster: 'b' } }])
}
const urls = (
  facts: ReturnType<typeof announcing>,
  c = connection(['nats://seed:4222']),
  encrypted = false,
) => announcedBy(facts, [], c, encrypted).map((a) => `${a.cluster} ${a.url}`)

test.each<[string, string[], string[]]>([
  [
    'host names and addresses',
    ['b1.example:4222', '10.0.0.1:4333'],
    ['b nats://b1.example:4222', 'b nats://10.0.0.1:4333'],
  ],
  ['no port is 4222', ['b1.example'], ['b nats://b1.example:4222']],
  ['IPv6', ['[2001:db8::1]:4222'], ['b nats://[2001:db8::1]:4222']],
  ['what leads nowhere', ['0.0.0.0:4222', '[::]:4222', '[fe80::1]:4222', 'x:0', ':4222', 'a b:1', ''], []],
  ['credentials and paths', ['u:p@h:4222', 'h:4222/x'], []],
  ['what is configured', ['seed:4222', 'b1:4222'], ['b nats://b1:4222']],
  [
    'no more than eight',
    Array.from({ length: 20 }, (_, i) => `h${i}:1`),
    Array.from({ length: 8 }, (_, i) => `b nats://h${i}:1`),
  ],
])('%s', (_, announced, expected) => {
  expect(urls(announcing(announced))).toEqual(expected)
})

test('without connect_urls its own host and port, unless it listens everywhere', () => {
  expect(urls(announcing([], { host: '10.0.0.9', port: 4222 }))).toEqual(['b nats://10.0.0.9:4222'])
  expect(urls(announcing([], { host: '0.0.0.0', port: 4222 }))).toEqual([])
})

test('never less secure than what is configured or stands', () => {
  const facts = announcing(['h:1'])
  expect(urls(facts, connection(['tls://seed:4222']))).toEqual(['b tls://h:1'])
  expect(urls(facts, connection(['nats://seed:4222'], { ca: 'x', cert: null, key: null }))).toEqual([
    'b tls://h:1',
  ])
  expect(urls(facts, connection(['nats://seed:4222']), true)).toEqual(['b tls://h:1'])
})

test('who configures only WebSocket wants only that', () => {
  expect(urls(announcing(['h:1']), connection(['wss://seed:443']))).toEqual([])
  expect(urls(announcing(['h:1']), connection(['wss://seed:443', 'nats://seed:4222']))).toEqual([
    'b nats://h:1',
  ])
})

test('what the server of a connection greets with counts too, once', () => {
  const greeted = [
    { cluster: 'a', urls: ['a2:4222'] },
    { cluster: 'b', urls: ['h:1'] },
    { cluster: null, urls: ['lone:4222'] },
  ]
  expect(announcedBy(announcing(['h:1']), greeted, connection(['nats://seed:4222']), false)).toEqual([
    { cluster: 'b', url: 'nats://h:1' },
    { cluster: 'a', url: 'nats://a2:4222' },
  ])
})

test('the name on a certificate for an address is that of the first server with a name', () => {
  expect(certifiedName(['tls://10.0.0.1:4222', 'tls://[2001:db8::1]:4222', 'tls://nats.example:4222'])).toBe(
    'nats.example',
  )
  expect(certifiedName(['tls://10.0.0.1:4222'])).toBeUndefined()
})

test('more servers, fewer vantages beside the configured ones, never less than two', () => {
  expect([mostVantages(12), mostVantages(1200), mostVantages(10_000)]).toEqual([250, 2, 2])
})
