import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { STREAMS, scenarioServers } from './scenario'
import { serverConfig } from './server-config'

/** The scenario's own text: its configuration files as shell here-documents, and its two `stream add` commands. */
const document = readFileSync(new URL('./fixtures/scenario.txt', import.meta.url), 'utf8')
const files = new Map(
  [...document.matchAll(/^cat <<- EOF > "?([\w.-]+)"?\n(.*?)^EOF$/gms)].map((match) => [
    match[1],
    match[2] ?? '',
  ]),
)
const confNames = [...files.keys()].flatMap((name) => /^(rg.*)\.conf$/.exec(name ?? '')?.[1] ?? [])

/** Text of `name: {…}` or `name {…}` with its nested blocks. */
function block(text: string, name: string): string {
  const open = text.indexOf('{', text.search(new RegExp(`^ *${name}:? *\\{`, 'm')))
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth += 1
    if (text[i] === '}') depth -= 1
    if (depth === 0) return text.slice(open + 1, i)
  }
  throw new Error(`no block ${name}`)
}

const first = (text: string, pattern: RegExp): string => {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`no ${pattern}`)
  return found
}
const port = (text: string) => Number(first(text, /^ *(?:port: |listen: "127\.0\.0\.1:)(\d+)/m))
const urls = (text: string) =>
  [...text.matchAll(/([\w-]+):\/\/(?:localhost|127\.0\.0\.1):(\d+)/g)].map((m) => m[0])
const loopback = (url: string) => url.replace('localhost', '127.0.0.1')
const list = (text: string) => text.split(',').map((item) => item.trim().replaceAll('"', ''))

/** Everything that a configuration says about a server's place, in either spelling. */
function facts(config: string) {
  const cluster = block(config, 'cluster')
  const gateway = block(config, 'gateway')
  const accounts = block(config, 'accounts')
  return {
    name: first(config, /server_name: "?([\w-]+)/),
    tags: list(first(config, /server_tags: \[(.*)\]/)),
    port: port(config),
    uniqueTag: first(config, /unique_tag: "(.*)"/),
    cluster: { name: first(cluster, /name: "?(\w+)/), port: port(cluster), routes: urls(cluster) },
    gateway: {
      name: first(gateway, /name: "?(\w+)/),
      port: port(gateway),
      remotes: [...gateway.matchAll(/\{ *name: "?(\w+)"?, urls: \[(.*?)\]/gs)].map(([, name, remote]) => ({
        name,
        urls: urls(remote ?? '').map(loopback),
      })),
    },
    accounts: [...accounts.matchAll(/^ *\\?'?(\\?\$?\w+)'?: \{/gm)].map((match) =>
      match[1]?.replace('\\', ''),
    ),
    users: [...accounts.matchAll(/user: (\w+), password: (\w+)/g)].map((match) => [match[1], match[2]]),
    jetstream: /jetstream: true/.test(accounts),
  }
}

function documentConfig(name: string): string {
  const include = (text: string): string =>
    text.replaceAll(/include ([\w.-]+)/g, (_, file: string) => include(files.get(file) ?? ''))
  return include(files.get(`${name}.conf`) ?? '')
}

describe('the scenario', () => {
  const servers = scenarioServers()

  it('has the servers of the document, and no others', () => {
    expect(confNames).toHaveLength(12)
    expect(servers.map(({ name }) => name).sort()).toEqual([...confNames].sort())
  })

  it.each(servers.map((server) => [server.name, server] as const))(
    '%s is configured as in the document',
    (name, server) => {
      const config = serverConfig(server, servers, `/data/${name}`)
      expect(facts(config)).toEqual(facts(documentConfig(name)))
    },
  )

  it('reads from the document what there is to read', () => {
    expect(facts(documentConfig('rg2-az2-x'))).toMatchObject({
      tags: ['rg:2', 'az:2'],
      uniqueTag: 'rg:',
      cluster: { name: 'xr', port: 6232, routes: { length: 3 } },
      gateway: { port: 7232, remotes: { length: 4, 0: { name: 'rg1', urls: { length: 3 } } } },
      accounts: ['$SYS', 'APP'],
      users: [
        ['sys', 'sys'],
        ['user', 'user'],
      ],
      jetstream: true,
    })
  })

  it('listens nowhere but on 127.0.0.1', () => {
    for (const server of servers) {
      const config = serverConfig(server, servers, '/data')
      const addresses = config.match(/[\w."/:-]+:\d{4,5}/g) ?? []
      expect(addresses.filter((address) => !address.includes('127.0.0.1'))).toEqual([])
      expect(config).not.toMatch(/^ *port:/m)
    }
  })

  it('moves every port by the offset, and has none twice', () => {
    const all = (offset: number) => scenarioServers(offset).flatMap(({ ports }) => Object.values(ports))
    expect(all(20_000)).toEqual(all(0).map((one) => one + 20_000))
    expect(new Set(all(0)).size).toBe(48)
  })

  it('gives every server its own data folder, whatever the path looks like', () => {
    const [server] = servers
    if (!server) throw new Error('no server')
    expect(serverConfig(server, servers, '/a b/"c"\\d')).toContain('store_dir: "/a b/\\"c\\"\\\\d"')
  })
})

describe('the streams', () => {
  const commands = [...document.matchAll(/stream add \\\n(.*?)\n\n/gs)].map((match) => match[1] ?? '')
  const flag = (command: string, name: string) => first(command, new RegExp(`--${name}="?([^"\\s\\\\]+)`))
  const has = (command: string, name: string) => new RegExp(`--${name}\\b`).test(command)

  it('are created with exactly the options of the commands', () => {
    const expected = commands.map((command) => {
      const limit = (name: string) => Number(flag(command, name))
      return {
        name: first(`${command}\n`, /(\w+)\s*$/),
        subjects: [flag(command, 'subjects')],
        retention: flag(command, 'retention'),
        storage: flag(command, 'storage'),
        num_replicas: limit('replicas'),
        discard: flag(command, 'discard'),
        duplicate_window: Number.parseInt(flag(command, 'dupe-window'), 10) * 60e9,
        max_age: Math.max(0, limit('max-age')),
        max_msgs: limit('max-msgs'),
        max_bytes: limit('max-bytes'),
        max_msg_size: limit('max-msg-size'),
        max_msgs_per_subject: limit('max-msgs-per-subject'),
        max_consumers: limit('max-consumers'),
        allow_rollup_hdrs: has(command, 'allow-rollup'),
        deny_delete: !has(command, 'no-deny-delete'),
        deny_purge: !has(command, 'no-deny-purge'),
        placement: { cluster: flag(command, 'cluster') },
      }
    })
    expect(expected.map(({ name }) => name)).toEqual(['EVENTS', 'ORDERS'])
    expect(STREAMS).toEqual(expected)
  })
})
