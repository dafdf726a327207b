import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Prints one line for people. */
export type Say = (line: string) => void

/** The first executable of that name on PATH, or null. */
export function onPath(name: string, path: string | undefined): string | null {
  for (const dir of (path ?? '').split(delimiter)) {
    const file = join(dir, name)
    if (dir !== '' && isExecutable(file)) return file
  }
  return null
}

/** Whether this file is there and may be executed. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether Debian packages can be installed here without asking anybody: as root, with apt-get. */
export function canAptInstall(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get', process.env.PATH) !== null
}

/**
 * Installs one Debian package, refreshing the package lists when the first attempt fails (fresh images have none,
 * old ones name packages that are gone). Returns the last lines apt-get wrote when it failed, null when it worked.
 */
export function aptInstall(name: string, say: Say): string | null {
  say(`apt-get install -y --no-install-recommends ${name}`)
  const install = ['install', '-y', '--no-install-recommends', name]
  if (aptGet(install) === null) return null
  say('apt-get update, then once more')
  return aptGet(['update']) ?? aptGet(install)
}

function aptGet(args: string[]): string | null {
  const done = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status === 0) return null
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`
  return output.trim().split('\n').slice(-6).join('\n')
}

/** Whether systemd runs this machine, so that a package may have started a service of its own. */
export function hasSystemd(): boolean {
  return existsSync('/run/systemd/system')
}
