import { contextFields } from './context'
import type { Reader } from './reader'
import type { Account, Connection } from './types'

export const CONNECTION_KEYS = [
  'context',
  'servers',
  'user',
  'password',
  'token',
  'nkey',
  'creds',
  'tls',
] as const
const AUTH_KEYS = ['user', 'password', 'token', 'nkey', 'creds'] as const
const SCHEMES = ['nats', 'tls', 'ws', 'wss']

/**
 * One connection from its block. A `context` fills what the block leaves out; a block that says how to authenticate
 * replaces all of the context's authentication. `fallback` are the servers when neither names any; null = then it is a problem.
 */
export function readConnection(
  reader: Reader,
  key: string,
  block: Record<string, unknown>,
  fallback: string[] | null,
): Connection {
  const merged = withContext(reader, key, block)
  const tls = readTls(reader, `${key}.tls`, merged.tls)
  const connection: Connection = {
    servers: readServers(reader, `${key}.servers`, merged.servers, fallback),
    user: reader.text(`${key}.user`, merged.user),
    password: reader.secret(`${key}.password`, merged.password),
    token: reader.secret(`${key}.token`, merged.token),
    nkey: seedIn(reader.secret(`${key}.nkey`, merged.nkey, (text) => SEED.test(text))),
    creds: reader.secret(`${key}.creds`, merged.creds, isPem),
    tls,
  }
  checkAuth(reader, key, merged, connection)
  return connection
}

/** An account: a connection that falls back on the servers of the system, and what may be changed through it. */
export function readAccount(reader: Reader, key: string, value: unknown, servers: string[] | null): Account {
  const block = reader.object(key, value, [...CONNECTION_KEYS, 'write', 'writer'])
  const connection = readConnection(reader, key, block, servers)
  const write = reader.flag(`${key}.write`, block.write)
  if (block.writer === undefined) return { ...connection, write, writer: null }
  const writer = reader.object(`${key}.writer`, block.writer, CONNECTION_KEYS)
  if (!write) reader.problem(`${key}.writer`, 'has no effect as long as write is not true')
  return { ...connection, write, writer: readConnection(reader, `${key}.writer`, writer, connection.servers) }
}

function withContext(reader: Reader, key: string, block: Record<string, unknown>): Record<string, unknown> {
  const name = reader.text(`${key}.context`, block.context)
  if (name === null) return block
  const context = contextFields(reader, `${key}.context`, name)
  const ownAuth = AUTH_KEYS.some((field) => block[field] !== undefined)
  const taken = Object.entries(context).filter(
    ([field]) => !(ownAuth && AUTH_KEYS.some((auth) => auth === field)),
  )
  return { ...Object.fromEntries(taken), ...block }
}

function readServers(reader: Reader, key: string, value: unknown, fallback: string[] | null): string[] {
  const given = reader.texts(key, value)
  if (given === null) {
    if (value === undefined && fallback === null) {
      reader.problem(
        key,
        'is missing: name at least one server, such as "nats://127.0.0.1:4222", or a context',
      )
    }
    return fallback ?? []
  }
  return given.flatMap((url, index) => {
    const problem = problemOfUrl(url)
    if (problem === null) return [url.replace(/\/$/, '')]
    reader.problem(key, `${problem} (number ${index + 1} of the list)`)
    return []
  })
}

/** What is wrong with the URL of a server, in words that do not repeat it; null when nothing is. */
function problemOfUrl(text: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  const host = text.replace(/^[^/]*:\/\//, '').split('/')[0] ?? ''
  if (host.includes('@')) return 'holds credentials in a URL; put them into user and password, or token'
  if (scheme === undefined || !SCHEMES.includes(scheme))
    return 'must start with nats://, tls://, ws:// or wss://'
  if (!URL.canParse(text)) return 'is not a URL'
  const url = new URL(text)
  if (url.username !== '' || url.password !== '')
    return 'holds credentials in a URL; put them into user and password, or token'
  if (url.hostname === '') return 'names no host'
  if (url.search !== '' || url.hash !== '') return 'must not have a query or a fragment'
  const webSocket = scheme === 'ws' || scheme === 'wss'
  if (!webSocket && url.pathname !== '' && url.pathname !== '/') return 'must not have a path'
  return null
}

function readTls(reader: Reader, key: string, value: unknown): Connection['tls'] {
  if (value === undefined) return null
  const block = reader.object(key, value, ['ca', 'cert', 'key'])
  const tls = {
    ca: reader.secret(`${key}.ca`, block.ca, isPem),
    cert: reader.secret(`${key}.cert`, block.cert, isPem),
    key: reader.secret(`${key}.key`, block.key, isPem),
  }
  if ((block.cert === undefined) !== (block.key === undefined)) {
    reader.problem(key, 'needs both cert and key, or neither')
  }
  return tls
}

function checkAuth(
  reader: Reader,
  key: string,
  block: Record<string, unknown>,
  connection: Connection,
): void {
  const given = (['user', 'token', 'nkey', 'creds'] as const).filter((field) => block[field] !== undefined)
  if (given.length > 1) reader.problem(key, `has ${given.join(' and ')}; one way to authenticate is enough`)
  if (block.password !== undefined && block.user === undefined) {
    reader.problem(`${key}.user`, 'is missing beside the password')
  }
  if (connection.nkey !== null && !SEED.test(connection.nkey)) {
    reader.problem(
      `${key}.nkey`,
      'must be the seed of a user nkey (58 characters that start with SU), or a file with it',
    )
  }
  if (connection.creds !== null && !isCreds(connection.creds)) {
    reader.problem(`${key}.creds`, 'must be a credentials file with a user JWT and its seed')
  }
}

const isPem = (text: string) => text.includes('-----BEGIN ')
const isCreds = (text: string) => /BEGIN NATS USER JWT/.test(text) && /BEGIN USER NKEY SEED/.test(text)
const SEED = /SU[A-Z2-7]{56}/
/** The seed alone: files made by nsc and nk put comments or a frame around it. */
const seedIn = (text: string | null) => (text === null ? null : (SEED.exec(text)?.[0] ?? text))
