import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { versionOf } from './find'
import { archiveName, fetchRelease, publishedChecksum, RELEASE } from './release'

const NAME = `nats-server-${RELEASE}-linux-amd64.tar.gz`
let dir: string
let binDir: string
const closers: (() => void)[] = []

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orrery-release-'))
  binDir = join(dir, 'bin')
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
  rmSync(dir, { recursive: true, force: true })
})

/** An archive laid out like the published ones, with a script that answers --version in place of the server. */
function makeArchive(): Buffer {
  const folder = join(dir, NAME.replace('.tar.gz', ''))
  mkdirSync(folder)
  writeFileSync(join(folder, 'nats-server'), '#!/bin/sh\necho "nats-server: v2.15.1"\n')
  execFileSync('tar', ['-czf', join(dir, NAME), '-C', dir, NAME.replace('.tar.gz', '')])
  return readFileSync(join(dir, NAME))
}

async function serve(files: Record<string, string | Buffer>): Promise<{ baseUrl: string; asked: string[] }> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const body = files[request.url ?? '']
    response.statusCode = body === undefined ? 404 : 200
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return { baseUrl: `http://127.0.0.1:${portOf(server)}/dl/`, asked }
}

function portOf(server: { address(): unknown }): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null || !('port' in address))
    throw new Error('not listening')
  return Number(address.port)
}

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')
const fetchHere = (baseUrl: string) => fetchRelease({ binDir, baseUrl, platform: 'linux', arch: 'x64' })

describe('fetchRelease', () => {
  it('installs an archive with the published checksum', async () => {
    const archive = makeArchive()
    const { baseUrl } = await serve({
      [`/dl/${RELEASE}/SHA256SUMS`]: `${'0'.repeat(64)}  other.zip\n${sha256(archive)}  ${NAME}\n`,
      [`/dl/${RELEASE}/${NAME}`]: archive,
    })
    const fetched = await fetchHere(baseUrl)
    expect(fetched).toEqual({ outcome: 'installed', path: join(binDir, 'nats-server') })
    expect(versionOf(join(binDir, 'nats-server'))).toBe('2.15.1')
    expect(readdirSync(binDir)).toEqual(['nats-server'])
  })

  it('refuses an archive with another checksum and keeps nothing', async () => {
    const archive = makeArchive()
    const { baseUrl } = await serve({
      [`/dl/${RELEASE}/SHA256SUMS`]: `${'0'.repeat(64)}  ${NAME}\n`,
      [`/dl/${RELEASE}/${NAME}`]: archive,
    })
    const fetched = await fetchHere(baseUrl)
    expect(fetched).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining(`published is ${'0'.repeat(64)}`),
    })
    expect(existsSync(binDir)).toBe(false)
  })

  it('refuses, without fetching it, an archive that has no checksum', async () => {
    const { baseUrl, asked } = await serve({
      [`/dl/${RELEASE}/SHA256SUMS`]: `${'0'.repeat(64)}  other.tar.gz\n`,
      [`/dl/${RELEASE}/${NAME}`]: makeArchive(),
    })
    expect(await fetchHere(baseUrl)).toMatchObject({ outcome: 'refused' })
    expect(asked).toEqual([`/dl/${RELEASE}/SHA256SUMS`])
    expect(existsSync(binDir)).toBe(false)
  })

  it('does not install without SHA256SUMS', async () => {
    const { baseUrl } = await serve({ [`/dl/${RELEASE}/${NAME}`]: makeArchive() })
    expect(await fetchHere(baseUrl)).toMatchObject({
      outcome: 'unavailable',
      reason: expect.stringContaining('HTTP 404'),
    })
    expect(existsSync(binDir)).toBe(false)
  })

  it('refuses an archive that is none, and leaves nothing behind', async () => {
    const archive = Buffer.from('not a tar.gz')
    const { baseUrl } = await serve({
      [`/dl/${RELEASE}/SHA256SUMS`]: `${sha256(archive)}  ${NAME}\n`,
      [`/dl/${RELEASE}/${NAME}`]: archive,
    })
    expect(await fetchHere(baseUrl)).toMatchObject({ outcome: 'refused' })
    expect(readdirSync(binDir)).toEqual([])
  })

  it('gives up within 3 s on a host that never answers', async () => {
    const silent = createTcpServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    closers.push(() => silent.close())
    const started = performance.now()
    const fetched = await fetchHere(`http://127.0.0.1:${portOf(silent)}`)
    expect(performance.now() - started).toBeLessThan(3_000)
    expect(fetched).toMatchObject({ outcome: 'unavailable', reason: expect.stringContaining('no answer') })
  })

  it('gives up at once on a host that does not exist', async () => {
    const started = performance.now()
    expect(await fetchHere('http://nowhere.invalid')).toMatchObject({ outcome: 'unavailable' })
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  it('says so where no tar.gz is published', async () => {
    const fetched = await fetchRelease({
      binDir,
      baseUrl: 'http://nowhere.invalid',
      platform: 'win32',
      arch: 'x64',
    })
    expect(fetched).toEqual({ outcome: 'unavailable', reason: 'no tar.gz is published for win32 x64' })
  })
})

describe('names and checksums', () => {
  it('names the archive as the releases do', () => {
    expect(archiveName('linux', 'x64')).toBe(NAME)
    expect(archiveName('darwin', 'arm64', 'v2.12.1')).toBe('nats-server-v2.12.1-darwin-arm64.tar.gz')
    expect(archiveName('linux', 'mips')).toBeNull()
  })

  it('takes the checksum of that very file', () => {
    const sums = `${'a'.repeat(64)}  x${NAME}\n${'B'.repeat(64)} *${NAME}\n`
    expect(publishedChecksum(sums, NAME)).toBe('b'.repeat(64))
    expect(publishedChecksum(`abc  ${NAME}`, NAME)).toBeNull()
  })
})
