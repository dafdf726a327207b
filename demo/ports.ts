import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'

export interface PortInUse {
  port: number
  /** What it was wanted for. */
  purpose: string
  /** The process that listens there, when this user may know. */
  owner: { pid: number; command: string } | null
}

/** Which of these ports cannot be listened on at 127.0.0.1. Nothing is connected to: whoever listens is not ours. */
export async function portsInUse(wanted: { port: number; purpose: string }[]): Promise<PortInUse[]> {
  const free = await Promise.all(wanted.map(({ port }) => isFree(port)))
  const taken = wanted.filter((_, i) => !free[i])
  return taken.map(({ port, purpose }) => ({ port, purpose, owner: ownerOf(port) }))
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (port > 65_535) return resolve(false) // There is no such port.
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

function ownerOf(port: number): PortInUse['owner'] {
  try {
    return process.platform === 'linux' ? linuxOwner(port) : lsofOwner(port)
  } catch {
    return null
  }
}

/** Linux: the socket's inode from /proc/net/tcp, then the process that holds it. */
function linuxOwner(port: number): PortInUse['owner'] {
  const sockets = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readOr(table, '').split('\n').slice(1)) {
      // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode; 0A is LISTEN.
      const field = line.trim().split(/\s+/)
      const localPort = Number.parseInt(field[1]?.split(':')[1] ?? '', 16)
      if (localPort === port && field[3] === '0A' && field[9]) sockets.add(`socket:[${field[9]}]`)
    }
  }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!holdsOne(pid, sockets)) continue
    const command = readOr(`/proc/${pid}/cmdline`, '').split('\0').join(' ').trim()
    return { pid: Number(pid), command }
  }
  return null
}

function holdsOne(pid: string, sockets: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(linkOr(`/proc/${pid}/fd/${fd}`, '')))
  } catch {
    return false // Somebody else's process, or one that has just ended.
  }
}

function linkOr(path: string, otherwise: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return otherwise
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

function lsofOwner(port: number): PortInUse['owner'] {
  const output = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
    timeout: 2_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const pid = /^p(\d+)$/m.exec(output)?.[1]
  const command = /^c(.+)$/m.exec(output)?.[1]
  return pid ? { pid: Number(pid), command: command ?? 'unknown' } : null
}
