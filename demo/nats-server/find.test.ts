import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findNatsServer, NatsServerError, natsServerAt } from './find'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orrery-find-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** An executable that answers --version like a nats-server. */
function place(folder: string, version: string, mode = 0o755): string {
  const path = join(dir, folder, 'nats-server')
  mkdirSync(join(dir, folder), { recursive: true })
  writeFileSync(path, `#!/bin/sh\necho "nats-server: v${version}"\n`)
  chmodSync(path, mode)
  return path
}
const find = (env: Record<string, string>) =>
  findNatsServer({ binDir: join(dir, 'cache'), systemDirs: [join(dir, 'sbin')], env })

it('prefers NATS_SERVER, then PATH, then the system folder, then the cache', () => {
  const cached = place('cache', '2.1.1')
  expect(find({})).toEqual({ path: cached, version: '2.1.1', from: 'fetched earlier' })
  const system = place('sbin', '2.2.2')
  expect(find({})).toMatchObject({ path: system })
  const onPath = place('path', '2.3.3')
  expect(find({ PATH: `/nowhere:${join(dir, 'path')}` })).toMatchObject({ path: onPath, version: '2.3.3' })
  const asked = place('asked', '2.4.4')
  expect(find({ PATH: join(dir, 'path'), NATS_SERVER: asked })).toMatchObject({ path: asked })
})

it('passes over what cannot be executed', () => {
  place('path', '2.3.3', 0o644)
  const cached = place('cache', '2.1.1')
  expect(find({ PATH: join(dir, 'path') })).toMatchObject({ path: cached })
})

it('finds nothing where there is nothing', () => {
  expect(find({})).toBeNull()
})

it('does not replace a NATS_SERVER that does not run by another', () => {
  place('cache', '2.1.1')
  expect(() => find({ NATS_SERVER: '/bin/false' })).toThrow(NatsServerError)
})

it.each(['', 'usr/sbin', 'bin'])('finds the server of an unpacked release or package in "%s"', (folder) => {
  const path = place(join('unpacked', folder), '2.9.9')
  expect(natsServerAt(join(dir, 'unpacked'))).toMatchObject({ path, version: '2.9.9' })
  expect(natsServerAt(path)).toMatchObject({ path, version: '2.9.9' })
})

it('says what is wrong with a path that holds no server', () => {
  mkdirSync(join(dir, 'empty'))
  expect(() => natsServerAt(join(dir, 'nowhere'))).toThrow('nowhere does not exist')
  expect(() => natsServerAt(join(dir, 'empty'))).toThrow(/no nats-server in .*empty; looked for .*usr\/sbin/)
  expect(() => natsServerAt('/bin/false')).toThrow('/bin/false: not a nats-server that runs here')
})
