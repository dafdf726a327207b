import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import type { Connection } from '@/lib/config/types'
import { type OwnUser, ownUsers } from '@/lib/domain/own-rights'
import { isAtLeast } from '@/lib/domain/version'
import { connectLink, type Link } from '@/lib/nats/link'
import { startServer, type TestServer } from '@/lib/nats/testing/server'
import type { ConnectionEvent } from './link-log'
import { OwnRights } from './own-rights'

/** The users that the README recommends; all passwords are `pw`. */
const RECOMMENDED = readFileSync(new URL('../../demo/least-privilege.conf', import.meta.url), 'utf8')
  .replace(/password: \$\w+/g, 'password: pw')
  .replace('jetstream: enabled', '')

let server: TestServer | undefined
const open: Link[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((link) => link.close()))
  await server?.stop()
})

const as = (user: string): Connection => ({
  servers: [],
  user,
  password: 'pw',
  token: null,
  nkey: null,
  creds: null,
  tls: null,
})

/** Our users as Orrery connects them to this server, and what was logged. */
async function watched(config: string, writer = 'orrery-operator') {
  server = await startServer(config)
  const events: ConnectionEvent[] = []
  let told = () => {}
  const rights = new OwnRights({
    count: () => {},
    changed: () => told(),
    tell: (event) => events.push(event),
  })
  const link = async (user: string) => {
    const made = await connectLink(server?.url ?? '', as(user))
    open.push(made)
    return made
  }
  await rights.watch(await link('orrery'), 'system', '$SYS', false)
  await rights.watch(await link('orrery-app'), 'read', 'APP', false)
  await rights.watch(await link(writer), 'write', 'APP', true)
  const changed = () =>
    new Promise<void>((resolve) => {
      told = resolve
    })
  return { rights, events, changed, users: () => ownUsers(rights.facts()) }
}

const tells = () => isAtLeast(open[0]?.server.version ?? null, '2.10')
const words = (users: readonly OwnUser[]) =>
  users.map(({ use, user, missing, more }) => [use, user, [...missing, ...more].map((r) => r.subject)])

test.each(['orrery-operator', 'orrery-writer'])(
  'the users that the README recommends have what is needed and no more: %s',
  async (writer) => {
    const { users, events } = await watched(RECOMMENDED, writer)
    if (tells()) {
      expect(words(users())).toEqual([
        ['system', 'orrery', []],
        ['read', 'orrery-app', []],
        ['write', writer, []],
      ])
      expect(events.map((e) => e.text)).toEqual([
        'rights $SYS: all that is needed, and no more',
        'rights APP: all that is needed, and no more',
        'rights APP (writer): all that is needed, and no more',
      ])
    } else {
      expect(users().map((u) => u.notKnown)).toEqual(
        Array.from({ length: 3 }, () => expect.stringMatching(/^nats-server 2\.9\S* does not tell/)),
      )
      expect(events.map((e) => e.level)).toEqual(['info', 'info', 'info'])
    }
  },
)

test('what is missing and what is too much is named, logged once, and followed while the connection stands', async () => {
  const other = RECOMMENDED.replace('"$SYS.REQ.SERVER.*.LEAFZ"', '"$SYS.REQ.SERVER.*.CONNZ"')
  const { rights, users, events } = await watched(other)
  if (!tells()) return expect(users().every((u) => u.missing.length === 0)).toBe(true)
  expect(words(users())[0]).toEqual([
    'system',
    'orrery',
    ['$SYS.REQ.SERVER.*.LEAFZ', '$SYS.REQ.SERVER.*.CONNZ'],
  ])
  const said = () => events.filter((e) => e.connection === 'rights $SYS').map((e) => `${e.level} ${e.text}`)
  const first = [
    'warn rights $SYS: lacks publish $SYS.REQ.SERVER.*.LEAFZ',
    'info rights $SYS: more than needed: publish $SYS.REQ.SERVER.*.CONNZ',
  ]
  expect(said()).toEqual(first)
  await rights.askAgain()
  expect(said()).toEqual(first)
  server?.reload(RECOMMENDED)
  await expect
    .poll(async () => {
      await rights.askAgain()
      return words(users())[0]
    })
    .toEqual(['system', 'orrery', []])
  expect(said()).toEqual([...first, 'info rights $SYS: all that is needed, and no more'])
})

test('who may not ask is told so; who has no permissions of its own may everything', async () => {
  const { users } = await watched(`accounts {
    $SYS: { users: [ { user: orrery, password: pw } ] }
    APP: { users: [
      { user: orrery-app, password: pw, permissions: { publish: "$JS.API.INFO", subscribe: "_INBOX_orrery.>" } }
      { user: orrery-operator, password: pw }
    ] }
  }`)
  const [, reader] = users()
  expect(reader?.missing.map((m) => m.subject)).toEqual(['$SYS.REQ.USER.INFO'])
  expect(reader?.notKnown).toContain('may not ask')
  if (tells()) {
    expect(words(users()).filter(([use]) => use !== 'read')).toEqual([
      ['system', 'orrery', ['>', '>']],
      ['write', 'orrery-operator', ['>', '>']],
    ])
  }
})

test('what a connection heard ends with it', async () => {
  const { users, changed } = await watched(RECOMMENDED)
  expect(users()).toHaveLength(3)
  const now = changed()
  await open[0]?.close()
  await now
  expect(users()).toHaveLength(2)
})
