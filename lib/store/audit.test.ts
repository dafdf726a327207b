import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AuditLine, attempts } from '@/lib/domain/audit'
import { AuditLog, AuditUnwritable } from './audit'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orrery-audit-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const line = (of: Partial<AuditLine>): AuditLine => ({
  at: '2026-11-28T10:00:00.000Z',
  phase: 'begun',
  who: null,
  from: { host: 'localhost:3000', agent: null, address: '127.0.0.1' },
  what: 'purge',
  account: 'APP',
  stream: 'EVENTS',
  requestId: 'request-1',
  ...of,
})

test('lines are kept in order, one a line, a file a month, and read back newest first', async () => {
  const log = new AuditLog(join(folder, 'audit'))
  await Promise.all(
    ['1', '2', '3'].map((n) => log.append(line({ requestId: `r${n}`, stream: `new\nline ${n}` }))),
  )
  await log.append(line({ at: '2026-12-01T00:00:00.000Z', requestId: 'r4' }))
  expect(readdirSync(join(folder, 'audit')).sort()).toEqual(['2026-11.jsonl', '2026-12.jsonl'])
  expect((await log.newest(10)).map((l) => l.requestId)).toEqual(['r4', 'r3', 'r2', 'r1'])
  expect(await log.newest(2)).toHaveLength(2)
  expect(
    (await log.whole())
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text).requestId),
  ).toEqual(['r1', 'r2', 'r3', 'r4'])
})

test('a log that was there before is appended to, also behind a torn line', async () => {
  const path = join(folder, '2026-11.jsonl')
  await new AuditLog(folder).append(line({ requestId: 'first' }))
  appendFileSync(path, '{"at":"2026-11-28T10:0')
  const log = new AuditLog(folder)
  await log.append(line({ requestId: 'second' }))
  expect((await log.newest(10)).map((l) => l.requestId)).toEqual(['second', 'first'])
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4)
})

test('a log that cannot be written says so, and works again when it can', async () => {
  const path = join(folder, 'audit')
  writeFileSync(path, 'a file where the folder should be')
  const log = new AuditLog(path)
  await expect(log.append(line({}))).rejects.toThrow(AuditUnwritable)
  rmSync(path)
  mkdirSync(path)
  await log.append(line({ requestId: 'again' }))
  expect(await log.newest(1)).toMatchObject([{ requestId: 'again' }])
})

test('the last line of a process is written without waiting, behind whatever is there', async () => {
  new AuditLog(join(folder, 'new')).appendNow(line({ requestId: 'first' }))
  expect((await new AuditLog(join(folder, 'new')).newest(5)).map((l) => l.requestId)).toEqual(['first'])
  appendFileSync(join(folder, 'new', '2026-11.jsonl'), '{"torn')
  new AuditLog(join(folder, 'new')).appendNow(line({ requestId: 'second' }))
  const log = new AuditLog(join(folder, 'new'))
  await log.append(line({ requestId: 'third' }))
  expect((await log.newest(5)).map((l) => l.requestId)).toEqual(['third', 'second', 'first'])
})

test('nothing yet is nothing', async () => {
  expect(await new AuditLog(join(folder, 'none')).newest(5)).toEqual([])
})

test('an attempt is the lines of one request', () => {
  const lines = [
    line({ requestId: 'b', phase: 'denied', words: 'read-only' }),
    line({ requestId: 'c' }),
    line({ requestId: 'a', phase: 'ended', outcome: 'changed', words: '15 messages deleted' }),
    line({ requestId: 'a', asked: { keep: 1 } }),
  ]
  expect(attempts(lines).map((a) => [a.requestId, a.outcome, a.words, a.asked])).toEqual([
    ['b', 'denied', 'read-only', null],
    ['c', 'begun', null, null],
    ['a', 'changed', '15 messages deleted', { keep: 1 }],
  ])
})
