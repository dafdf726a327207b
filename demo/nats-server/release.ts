import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The release the demo fetches: the newest that Orrery is tested against. */
export const RELEASE = 'v2.15.1'
export const RELEASES_URL = 'https://github.com/nats-io/nats-server/releases/download'

/** How long the release host may be silent before the demo looks elsewhere. */
const REACH_MS = 2_500
/** How long a download may stand still. */
const STALL_MS = 15_000

export type Fetched =
  | { outcome: 'installed'; path: string }
  /** Nobody there, or no such release: worth trying another way. */
  | { outcome: 'unavailable'; reason: string }
  /** What arrived is not what was published: nothing was kept. */
  | { outcome: 'refused'; reason: string }

/** Name of the archive for a platform, or null where no tar.gz is published. */
export function archiveName(platform: string, arch: string, release = RELEASE): string | null {
  const os = { linux: 'linux', darwin: 'darwin' }[platform]
  const cpu = { x64: 'amd64', arm64: 'arm64' }[arch]
  return os && cpu ? `nats-server-${release}-${os}-${cpu}.tar.gz` : null
}

/** The SHA-256 that a `SHA256SUMS` file (`hash  name` a line) gives for a file, lower case, or null. */
export function publishedChecksum(sums: string, name: string): string | null {
  for (const line of sums.split('\n')) {
    const match = /^([0-9a-fA-F]{64})\s+\*?(\S+)\s*$/.exec(line)
    if (match?.[1] && match[2] === name) return match[1].toLowerCase()
  }
  return null
}

/**
 * Fetches the pinned release into `binDir`. The archive is unpacked only when its SHA-256 is the published one;
 * the binary appears under its final name only when it is whole.
 */
export async function fetchRelease(options: {
  binDir: string
  baseUrl?: string
  platform?: string
  arch?: string
  say?: (line: string) => void
}): Promise<Fetched> {
  const { binDir, baseUrl = RELEASES_URL, platform = process.platform, arch = process.arch } = options
  const name = archiveName(platform, arch)
  if (!name) return { outcome: 'unavailable', reason: `no tar.gz is published for ${platform} ${arch}` }
  const folder = `${baseUrl.replace(/\/+$/, '')}/${RELEASE}`

  let archive: Buffer
  let wanted: string | null
  try {
    const sums = await download(`${folder}/SHA256SUMS`)
    wanted = publishedChecksum(sums.toString('utf8'), name)
    if (!wanted) return { outcome: 'refused', reason: `${folder}/SHA256SUMS has no checksum for ${name}` }
    options.say?.(`fetching ${folder}/${name}`)
    archive = await download(`${folder}/${name}`)
  } catch (error) {
    return { outcome: 'unavailable', reason: reasonOf(error) }
  }
  const got = createHash('sha256').update(archive).digest('hex')
  if (got !== wanted) {
    return { outcome: 'refused', reason: `${name} has SHA-256 ${got}, published is ${wanted}` }
  }
  try {
    return { outcome: 'installed', path: unpack(archive, name, binDir) }
  } catch (error) {
    return { outcome: 'refused', reason: `${name} cannot be unpacked: ${reasonOf(error)}` }
  }
}

/** The whole body of a URL. Gives up when the host is silent for REACH_MS, or the body stands still for STALL_MS. */
async function download(url: string): Promise<Buffer> {
  const abort = new AbortController()
  let reason = `${url}: no answer within ${REACH_MS / 1000} s`
  let timer = setTimeout(() => abort.abort(), REACH_MS)
  try {
    const response = await fetch(url, { signal: abort.signal, redirect: 'follow' })
    if (!response.ok || !response.body) throw new Error(`${url}: HTTP ${response.status}`)
    reason = `${url}: nothing more for ${STALL_MS / 1000} s`
    const chunks: Uint8Array[] = []
    const reader = response.body.getReader()
    for (;;) {
      clearTimeout(timer)
      timer = setTimeout(() => abort.abort(), STALL_MS)
      const { done, value } = await reader.read()
      if (done) return Buffer.concat(chunks)
      chunks.push(value)
    }
  } catch (error) {
    throw abort.signal.aborted ? new Error(reason) : error
  } finally {
    clearTimeout(timer)
  }
}

function unpack(archive: Buffer, name: string, binDir: string): string {
  mkdirSync(binDir, { recursive: true })
  const dir = mkdtempSync(join(binDir, '.unpack-'))
  try {
    const file = join(dir, name)
    writeFileSync(file, archive)
    const member = `${name.replace(/\.tar\.gz$/, '')}/nats-server`
    execFileSync('tar', ['-xzf', file, '-C', dir, member], { stdio: ['ignore', 'ignore', 'pipe'] })
    const path = join(binDir, 'nats-server')
    chmodSync(join(dir, member), 0o755)
    renameSync(join(dir, member), path)
    return path
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause.message : null
  return cause ? `${error.message}: ${cause}` : error.message
}
