import { isObject } from './listen.mjs'
import type { Origin, Problem } from './reader'

type Env = Record<string, string | undefined>
type Tree = Record<string, unknown>

/** What follows `ORRERY_SYSTEM_` or `ORRERY_ACCOUNT_<NAME>_`, and the key it sets. */
const CONNECTION_FIELDS: Record<string, string[]> = {
  CONTEXT: ['context'],
  SERVERS: ['servers'],
  USER: ['user'],
  PASSWORD: ['password'],
  PASSWORD_FILE: ['password', 'file'],
  TOKEN: ['token'],
  TOKEN_FILE: ['token', 'file'],
  NKEY: ['nkey'],
  CREDS: ['creds'],
  TLS_CA: ['tls', 'ca'],
  TLS_CERT: ['tls', 'cert'],
  TLS_KEY: ['tls', 'key'],
}
const SYSTEM_FIELDS: Record<string, string[]> = { ...CONNECTION_FIELDS, WRITE: ['write'] }
const ACCOUNT_FIELDS: Record<string, string[]> = {
  ...CONNECTION_FIELDS,
  WRITE: ['write'],
  ...Object.fromEntries(
    Object.entries(CONNECTION_FIELDS).map(([name, path]) => [`WRITER_${name}`, ['writer', ...path]]),
  ),
}
const PLAIN: Record<string, string[]> = {
  ORRERY_NAME: ['name'],
  ORRERY_DATA: ['data'],
  ORRERY_DISCOVER: ['discover'],
  ORRERY_CHANGES_PER_MINUTE: ['changesPerMinute'],
  ORRERY_USERS_HEADER: ['users', 'header'],
  ORRERY_USERS_FROM: ['users', 'from'],
  ORRERY_USERS_HOSTS: ['users', 'hosts'],
  ORRERY_REGION_TAGS: ['topology', 'regionTags'],
  ORRERY_AZ_TAGS: ['topology', 'azTags'],
}
const LISTS = ['servers', 'regionTags', 'azTags', 'from', 'hosts']
const FLAGS = ['write', 'discover']

/**
 * Lays the environment over the file: the tree that results, and by key the variable that set it, so that a problem
 * names what the operator has to change. `ORRERY_HOST` and `ORRERY_PORT` are read by `readListen`.
 * Under `ORRERY_SYSTEM_` and `ORRERY_ACCOUNT_` unknown variables are problems; empty variables count as not set.
 */
export function overlay(file: Tree, env: Env): { tree: Tree; origin: Origin; problems: Problem[] } {
  const tree: Tree = structuredClone(file)
  const origins = new Map<string, string>()
  const problems: Problem[] = []
  const put = (variable: string, path: string[], text: string) => {
    const last = path.at(-1) ?? ''
    const value = LISTS.includes(last) ? list(text) : FLAGS.includes(last) ? flag(text) : text
    const key = last === 'file' ? path.slice(0, -1) : path
    origins.set(key.join('.'), variable)
    set(tree, path, value)
  }

  const oneAccount = env.ORRERY_ACCOUNT?.trim()
  if (oneAccount) account(tree, oneAccount)
  for (const [variable, raw] of Object.entries(env)) {
    if (!variable.startsWith('ORRERY_') || !raw) continue
    const plain = PLAIN[variable]
    if (plain) put(variable, plain, raw)
    else if (variable.startsWith('ORRERY_SYSTEM_')) {
      const path = SYSTEM_FIELDS[variable.slice('ORRERY_SYSTEM_'.length)]
      if (path) put(variable, ['system', ...path], raw)
      else problems.push(unknown(variable, SYSTEM_FIELDS))
    } else if (variable.startsWith('ORRERY_ACCOUNT_')) {
      const rest = variable.slice('ORRERY_ACCOUNT_'.length)
      const found = accountField(rest)
      if (!found) problems.push(unknown(variable, ACCOUNT_FIELDS))
      else {
        const name = found.account === '' ? (oneAccount ?? onlyAccount(tree)) : named(tree, found.account)
        if (name) put(variable, ['accounts', name, ...found.path], raw)
        else
          problems.push({
            key: variable,
            problem: 'belongs to no account; name the account in ORRERY_ACCOUNT',
          })
      }
    }
  }
  return { tree, origin: (key) => originOf(origins, key), problems }
}

/** `USER` belongs to the one account; `APP_USER` to account APP. The longest field wins: `APP_TLS_KEY` is no account APP_TLS. */
function accountField(rest: string): { account: string; path: string[] } | null {
  const fields = Object.entries(ACCOUNT_FIELDS).sort(([a], [b]) => b.length - a.length)
  for (const [field, path] of fields) {
    if (rest === field) return { account: '', path }
    if (rest.endsWith(`_${field}`)) return { account: rest.slice(0, -field.length - 1), path }
  }
  return null
}

/** The account of the file whose name is written `name` in a variable; a new account is called as written. */
function named(tree: Tree, name: string): string {
  const accounts = isObject(tree.accounts) ? Object.keys(tree.accounts) : []
  return accounts.find((one) => one.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_') === name) ?? name
}

function onlyAccount(tree: Tree): string | null {
  const accounts = isObject(tree.accounts) ? Object.keys(tree.accounts) : []
  return accounts.length === 1 ? (accounts[0] ?? null) : null
}

function account(tree: Tree, name: string): void {
  const accounts = isObject(tree.accounts) ? tree.accounts : {}
  tree.accounts = accounts
  if (!Object.hasOwn(accounts, name)) define(accounts, name, {})
}

function set(tree: Tree, path: string[], value: unknown): void {
  let at = tree
  for (const step of path.slice(0, -1)) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined
    if (isObject(next)) at = next
    else {
      const made = {}
      define(at, step, made)
      at = made
    }
  }
  define(at, path.at(-1) ?? '', value)
}

/** Own property whatever its name, so that `__proto__` is a key like any other. */
function define(target: Tree, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
}

function originOf(origins: Map<string, string>, key: string): string {
  for (let at = key; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const variable = origins.get(at)
    if (variable) return variable
  }
  return key
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Anything else stays text, so that the reader of the tree complains about it. */
function flag(text: string): boolean | string {
  if (/^(true|yes|1)$/i.test(text)) return true
  return /^(false|no|0)$/i.test(text) ? false : text
}

function unknown(variable: string, fields: Record<string, string[]>): Problem {
  return {
    key: variable,
    problem: `is not a known variable; it may end in ${Object.keys(fields).join(', ')}`,
  }
}
