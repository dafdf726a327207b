import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RememberedServer } from '@/lib/domain/facts'
import { RosterFile } from './roster-file'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orrery-roster-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const URLS = ['nats://a:4222', 'nats://b:4222']
const server: RememberedServer = {
  name: 'rg1-az1',
  cluster: 'rg1',
  host: '127.0.0.1',
  version: '2.15.1',
  tags: ['az:1'],
  jetstream: true,
  lastHeard: 1_800_000_000_000,
}

test('what was saved is loaded, in a folder that did not exist', async () => {
  const path = join(folder, 'deep', 'data')
  await new RosterFile(path, URLS).save([server])
  expect(await new RosterFile(path, URLS).load()).toEqual([server])
  expect(await readdir(path)).toEqual(['roster.json'])
})

test('no file is an empty roster; a damaged one is said', async () => {
  expect(await new RosterFile(folder, URLS).load()).toEqual([])
  await writeFile(join(folder, 'roster.json'), '{"schema":1,"servers":[{"name":7}]}')
  await expect(new RosterFile(folder, URLS).load()).rejects.toThrow()
  await writeFile(join(folder, 'roster.json'), '{"sch')
  await expect(new RosterFile(folder, URLS).load()).rejects.toThrow()
})

test('times alone do not write again; a change does', async () => {
  const roster = new RosterFile(folder, URLS)
  await roster.save([server])
  const path = join(folder, 'roster.json')
  await writeFile(path, 'untouched')
  await roster.save([{ ...server, lastHeard: server.lastHeard + 1000 }])
  expect(await readFile(path, 'utf8')).toBe('untouched')
  await roster.save([{ ...server, tags: ['az:2'] }])
  expect(await roster.load()).toEqual([{ ...server, tags: ['az:2'] }])
})

test('a file of another supercluster is not ours; the order of its URLs does not matter', async () => {
  await new RosterFile(folder, URLS).save([server])
  expect(await new RosterFile(folder, [...URLS].reverse()).load()).toEqual([server])
  expect(await new RosterFile(folder, ['nats://c:4222']).load()).toEqual([])
})
