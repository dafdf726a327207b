import { CONNECTION_KEYS, readAccount, readConnection } from './connection'
import { overlay } from './environment'
import { isObject, readListen } from './listen.mjs'
import { type Problem, Reader, type ReadFile, reasonOf, resolvePath } from './reader'
import { type Config, DEFAULT_CHANGES_PER_MINUTE, DEFAULT_TOPOLOGY, type Topology } from './types'
import { readUsers } from './users'

export type { Problem } from './reader'

const KEYS = [
  'name',
  'system',
  'discover',
  'accounts',
  'topology',
  'users',
  'changesPerMinute',
  'listen',
  'data',
]

/**
 * The configuration, or every problem with it at once.
 *
 * One JSON file, named by `ORRERY_CONFIG` (default `orrery.json`, if there is one), and the environment, which wins:
 * | variable | key |
 * |---|---|
 * | `ORRERY_NAME`, `ORRERY_DATA`, `ORRERY_DISCOVER`, `ORRERY_CHANGES_PER_MINUTE` | `name`, `data`, `discover`, `changesPerMinute` |
 * | `ORRERY_HOST`, `ORRERY_PORT` (else `PORT`) | `listen.host`, `listen.port` |
 * | `ORRERY_USERS_HEADER`, `ORRERY_USERS_FROM`, `ORRERY_USERS_HOSTS` | `users.…`; the latter two comma lists |
 * | `ORRERY_REGION_TAGS`, `ORRERY_AZ_TAGS` | `topology.regionTags`, `topology.azTags`; comma lists |
 * | `ORRERY_SYSTEM_` + `SERVERS` (comma list) `USER` `PASSWORD` `PASSWORD_FILE` `TOKEN` `TOKEN_FILE` `NKEY` `CREDS` `CONTEXT` `TLS_CA` `TLS_CERT` `TLS_KEY` `WRITE` | `system.…` |
 * | `ORRERY_ACCOUNT_<NAME>_` + the same, `WRITE`, or `WRITER_` + the same | `accounts.<NAME>.…` |
 * | `ORRERY_ACCOUNT` (the name), `ORRERY_ACCOUNT_` + the same | `accounts.…`, when there is one account |
 *
 * Any secret may be the text itself, `{ "file": path }` or `{ "env": name }`; `nkey`, `creds` and the `tls` keys take the
 * path of a file too. Paths in the file are relative to it, paths in the environment to the working folder.
 * Unknown keys are problems. No problem ever repeats a value, so all of them may be shown and logged.
 *
 * @param env the environment of the process
 * @param readFile gives the text of a file or throws as `readFileSync` does
 */
export function loadConfig(
  env: Record<string, string | undefined>,
  readFile: ReadFile,
): { ok: Config } | { problems: Problem[] } {
  const path = env.ORRERY_CONFIG || 'orrery.json'
  const source = readSource(path, env.ORRERY_CONFIG !== undefined && env.ORRERY_CONFIG !== '', readFile)
  if (source.problem !== null) return { problems: [source.problem] }
  const { tree, origin, problems } = overlay(source.tree, env)
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const reader = new Reader(env, readFile, origin, folder)
  reader.object('', tree, KEYS)

  const { write, ...block } = reader.object('system', tree.system, [...CONNECTION_KEYS, 'write'])
  // An empty list is said on purpose: there is no supercluster yet, and every view tells what to configure.
  const none = Array.isArray(block.servers) && block.servers.length === 0
  const connection = none ? { ...block, servers: undefined } : block
  const system = {
    ...readConnection(reader, 'system', connection, none ? [] : null),
    write: reader.flag('system.write', write),
  }
  const accounts = Object.entries(reader.object('accounts', tree.accounts, null)).map(([name, account]) => {
    const key = `accounts.${name}`
    if (/[\s.*>]/.test(name) || name === '') reader.problem(key, 'is not the name of an account')
    return [name, readAccount(reader, key, account, none ? null : system.servers)] as const
  })
  const { problems: listenProblems, ...listen } = readListen(env, tree.listen)
  const data = reader.text('data', tree.data)
  const fromEnv = origin('data') !== 'data'
  const config: Config = {
    name: reader.text('name', tree.name) ?? 'supercluster',
    system,
    discover: reader.flag('discover', tree.discover, true),
    // fromEntries defines own properties, so an account may even be called __proto__.
    accounts: Object.fromEntries(accounts),
    topology: readTopology(reader, tree.topology),
    users: readUsers(reader, tree.users),
    changesPerMinute: readChanges(reader, tree.changesPerMinute),
    listen,
    data: data === null ? '.orrery' : resolvePath(data, fromEnv ? '' : folder, env.HOME),
    secretFiles: reader.secretFiles,
  }
  const all = [...problems, ...reader.problems, ...listenProblems]
  return all.length === 0 ? { ok: config } : { problems: all }
}

/** What the operator reads before the process exits with 1. */
export function explainProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
  const lines = problems.map(({ key, problem }) => `  ${key} ${problem}`)
  return [`Orrery cannot start: ${count} in the configuration.`, ...lines].join('\n')
}

function readSource(
  path: string,
  named: boolean,
  readFile: ReadFile,
): { tree: Record<string, unknown>; problem: Problem | null } {
  const failed = (problem: string) => ({
    tree: {},
    problem: { key: named ? 'ORRERY_CONFIG' : path, problem },
  })
  let text: string
  try {
    text = readFile(path)
  } catch (error) {
    const reason = reasonOf(error)
    if (!named && reason === 'there is no such file') return { tree: {}, problem: null }
    return failed(`names a file that cannot be read (${reason})`)
  }
  try {
    const tree: unknown = JSON.parse(text)
    return isObject(tree) ? { tree, problem: null } : failed('must hold one JSON object')
  } catch (error) {
    // The message of a syntax error quotes the text around it, and that may be a password: only the place is kept.
    const offset = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined
    const line = offset === undefined ? null : text.slice(0, Number(offset)).split('\n').length
    return failed(`is not valid JSON${line === null ? '' : ` (line ${line})`}`)
  }
}

function readChanges(reader: Reader, value: unknown): number {
  if (value === undefined) return DEFAULT_CHANGES_PER_MINUTE
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= 10_000) return number
  reader.problem('changesPerMinute', 'must be a whole number from 1 to 10000')
  return DEFAULT_CHANGES_PER_MINUTE
}

function readTopology(reader: Reader, value: unknown): Topology {
  const block = reader.object('topology', value, ['regionTags', 'azTags', 'overrides'])
  const overrides = block.overrides ?? []
  if (!Array.isArray(overrides)) reader.problem('topology.overrides', 'must be a list')
  return {
    regionTags: reader.texts('topology.regionTags', block.regionTags) ?? DEFAULT_TOPOLOGY.regionTags,
    azTags: reader.texts('topology.azTags', block.azTags) ?? DEFAULT_TOPOLOGY.azTags,
    overrides: (Array.isArray(overrides) ? overrides : []).map((item: unknown, index) => {
      const key = `topology.overrides.${index}`
      const override = reader.object(key, item, ['match', 'region', 'az'])
      const match = reader.text(`${key}.match`, override.match)
      if (override.match === undefined) reader.problem(`${key}.match`, 'is missing')
      if (override.region === undefined && override.az === undefined)
        reader.problem(key, 'needs a region, an az or both')
      return {
        match: match ?? '',
        region: reader.text(`${key}.region`, override.region),
        az: reader.text(`${key}.az`, override.az),
      }
    }),
  }
}
