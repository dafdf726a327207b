import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isExecutable, onPath } from '../debian'

/** A nats-server that runs on this machine. */
export interface Binary {
  path: string
  /** As it says itself, such as `2.10.27`. */
  version: string
  /** How it was found, in words. */
  from: string
}

/** `$NATS_SERVER` names something that is not a nats-server; nothing else is tried, because it was asked for. */
export class NatsServerError extends Error {
  override name = 'NatsServerError'
}

/** Where a nats-server already is on this machine: `$NATS_SERVER`, PATH, /usr/sbin, our own cache; or null. */
export function findNatsServer(options: {
  binDir: string
  env?: Record<string, string | undefined>
  systemDirs?: string[]
}): Binary | null {
  const { binDir, env = process.env, systemDirs = ['/usr/sbin'] } = options
  if (env.NATS_SERVER) {
    const path = env.NATS_SERVER
    const version = versionOf(path)
    if (!version) throw new NatsServerError(`NATS_SERVER=${path} is not a nats-server that runs here`)
    return { path, version, from: '$NATS_SERVER' }
  }
  const candidates: [string | null, string][] = [
    [onPath('nats-server', env.PATH), 'PATH'],
    ...systemDirs.map((dir): [string, string] => [join(dir, 'nats-server'), dir]),
    [join(binDir, 'nats-server'), 'fetched earlier'],
  ]
  for (const [path, from] of candidates) {
    const version = path && versionOf(path)
    if (path && version) return { path, version, from }
  }
  return null
}

/**
 * The nats-server that a person means by a path: the binary itself, or a folder that holds it as releases, packages
 * and builds do (at the top, in `bin`, `sbin` or `usr/sbin`).
 * @throws NatsServerError saying where was looked, or what does not run
 */
export function natsServerAt(path: string): Binary {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new NatsServerError(`${path} does not exist`)
  const candidates = stat.isDirectory()
    ? ['', 'usr/sbin', 'usr/bin', 'sbin', 'bin'].map((folder) => join(path, folder, 'nats-server'))
    : [path]
  const there = candidates.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  if (there.length === 0)
    throw new NatsServerError(`no nats-server in ${path}; looked for ${candidates.join(', ')}`)
  for (const file of there) {
    const version = versionOf(file)
    if (version) return { path: resolve(file), version, from: path }
  }
  throw new NatsServerError(`${there.join(', ')}: not a nats-server that runs here`)
}

/** What `nats-server --version` says, or null when that is no nats-server that runs here. */
export function versionOf(path: string): string | null {
  if (!isExecutable(path)) return null
  try {
    const text = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /nats-server: v?(\d+\.\d+\.\d+\S*)/.exec(text)?.[1] ?? null
  } catch {
    return null
  }
}
