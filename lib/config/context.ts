import { isObject } from './listen.mjs'
import { type Reader, reasonOf } from './reader'

/**
 * The fields of a `nats` CLI context, as the keys of a connection block. Read as the CLI reads it (nats-io/jsm.go,
 * natscontext): `$XDG_CONFIG_HOME/nats/context/NAME.json`, else `~/.config/…`; `url` may list several servers and leave
 * the scheme out; `user` wins over `creds`, `creds` over `nkey`; paths may use `~` and variables; password and token may be
 * `env://NAME` or `file://PATH`. What the CLI hands to other programs (`nsc`, `op://`) or what we cannot honour is a problem.
 */
export function contextFields(reader: Reader, key: string, name: string): Record<string, unknown> {
  const context = load(reader, key, name)
  if (context === null) return {}
  const text = (field: string) => {
    const value = context[field]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  for (const field of [
    'nsc',
    'socks_proxy',
    'user_jwt',
    'user_seed',
    'windows_cert_store',
    'jetstream_domain',
  ]) {
    if (text(field) !== undefined) reader.problem(key, `uses ${field}, which Orrery does not support`)
  }
  const { servers, user, password, token } = splitUrls(text('url') ?? 'nats://127.0.0.1:4222')
  const fields: Record<string, unknown> = { servers }
  const path = (field: string) => content(reader, key, field, text(field))
  if (text('user') !== undefined) {
    fields.user = text('user')
    fields.password = literal(reader, key, 'password', text('password'))
  } else if (text('creds') !== undefined) fields.creds = path('creds')
  else if (text('nkey') !== undefined) fields.nkey = path('nkey')
  else if (text('token') !== undefined) fields.token = literal(reader, key, 'token', text('token'))
  else if (user !== undefined) Object.assign(fields, { user, password })
  else if (token !== undefined) fields.token = token
  const tls = { ca: path('ca'), cert: path('cert'), key: path('key') }
  if (Object.values(tls).some((value) => value !== undefined)) fields.tls = dropMissing(tls)
  return dropMissing(fields)
}

function load(reader: Reader, key: string, name: string): Record<string, unknown> | null {
  if (name.includes('..') || /[/\\]/.test(name)) {
    reader.problem(key, 'must be the name of a context, without / \\ or ..')
    return null
  }
  const home = reader.env.XDG_CONFIG_HOME || (reader.env.HOME ? `${reader.env.HOME}/.config` : null)
  if (home === null) {
    reader.problem(key, 'cannot be looked up: neither XDG_CONFIG_HOME nor HOME is set')
    return null
  }
  try {
    const parsed: unknown = JSON.parse(reader.readText(`${home}/nats/context/${name}.json`))
    if (isObject(parsed)) return parsed
    reader.problem(key, 'names a context that is not a JSON object')
  } catch (error) {
    // A syntax error quotes the text around it, and that may be a password.
    const reason = error instanceof SyntaxError ? 'is not valid JSON' : `cannot be read (${reasonOf(error)})`
    reader.problem(key, `names a context that ${reason}; the nats CLI lists them with: nats context ls`)
  }
  return null
}

/** Servers without credentials, and the credentials of the first URL that has some (`user:password@` or `token@`). */
function splitUrls(urls: string): { servers: string[]; user?: string; password?: string; token?: string } {
  let auth: { user?: string; password?: string; token?: string } = {}
  const servers = urls
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '')
    .map((url) => {
      const [, scheme = 'nats://', userInfo, rest = ''] = /^([a-z]+:\/\/)?(?:(.*)@)?(.*)$/i.exec(url) ?? []
      if (userInfo !== undefined && Object.keys(auth).length === 0) {
        const [user = '', ...password] = userInfo.split(':')
        auth =
          password.length === 0
            ? { token: decode(user) }
            : { user: decode(user), password: decode(password.join(':')) }
      }
      return `${scheme}${rest}`
    })
  return { servers, ...auth }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The value of a field that may also be a reference, as password and token are. */
function literal(reader: Reader, key: string, field: string, value: string | undefined): string | undefined {
  const [, scheme, rest = ''] = /^(env|file|op|nsc|data):(?:\/\/)?(.*)$/i.exec(value ?? '') ?? []
  switch (scheme?.toLowerCase()) {
    case undefined:
      return value
    case 'env':
      return reader.secret(key, { env: rest }) ?? undefined
    case 'file':
      return file(reader, key, rest)
    default:
      reader.problem(key, `has a ${field} of the form ${scheme}:…, which Orrery does not support`)
      return undefined
  }
}

/** The content behind a field that holds a path or a reference. */
function content(reader: Reader, key: string, field: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return /^(env|file|op|nsc|data):/i.test(value)
    ? literal(reader, key, field, value)
    : file(reader, key, value)
}

/** As Go's os.ExpandEnv, then `~`. A relative path starts at the working folder, as with the CLI. */
function file(reader: Reader, key: string, path: string): string | undefined {
  const filled = path.replaceAll(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (_, braced, bare) => reader.env[braced ?? bare] ?? '',
  )
  return reader.file(key, filled, '') ?? undefined
}

function dropMissing(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
