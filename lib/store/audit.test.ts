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
import { AuditLog, AuditUnreadable, AuditUnwritable } from './audit'

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

async function newest(log: AuditLog, most: number): Promise<AuditLine[]> {
  const found: AuditLine[] = []
  for await (const one of log.lines()) {
    found.push(one)
    if (found.length === most) break
  }
  return found
}

test('lines are kept in order, one a line, a file a month, and read back newest first', async () => {
  const log = new AuditLog(join(folder, 'audit'))
  await Promise.all(
    ['1', '2', '3'].map((n) => log.append(line({ requestId: `r${n}`, stream: `new\nline ${n}` }))),
  )
  await log.append(line({ at: '2026-12-01T00:00:00.000Z', requestId: 'r4' }))
  expect(readdirSync(join(folder, 'audit')).sort()).toEqual(['2026-11.jsonl', '2026-12.jsonl'])
  expect((await newest(log, 10)).map((l) => l.requestId)).toEqual(['r4', 'r3', 'r2', 'r1'])
  expect(await newest(log, 2)).toHaveLength(2)
  expect(
    (await new Response(await log.whole()).text())
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
  expect((await newest(log, 10)).map((l) => l.requestId)).toEqual(['second', 'first'])
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
  expect(await newest(log, 1)).toMatchObject([{ requestId: 'again' }])
})

test('the last line of a process is written without waiting, behind whatever is there', async () => {
  new AuditLog(join(folder, 'new')).appendNow(line({ requestId: 'first' }))
  expect((await newest(new AuditLog(join(folder, 'new')), 5)).map((l) => l.requestId)).toEqual(['first'])
  appendFileSync(join(folder, 'new', '2026-11.jsonl'), '{"torn')
  new AuditLog(join(folder, 'new')).appendNow(line({ requestId: 'second' }))
  const log = new AuditLog(join(folder, 'new'))
  await log.append(line({ requestId: 'third' }))
  expect((await newest(log, 5)).map((l) => l.requestId)).toEqual(['third', 'second', 'first'])
})

test('nothing yet is nothing', async () => {
  expect(await newest(new AuditLog(join(folder, 'none')), 5)).toEqual([])
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

test('a file that has grown large is followed by another, in order, also after a restart', async () => {
  const ids = Array.from({ length: 70 }, (_, n) => `r${n}`)
  for (const requestId of ids) await new AuditLog(folder, 1000).append(line({ requestId }))
  const names = readdirSync(folder)
  expect(names.length).toBeGreaterThan(3)
  expect(names).toEqual(expect.arrayContaining(['2026-11.jsonl', '2026-11.2.jsonl', '2026-11.10.jsonl']))
  for (const name of names) expect(readFileSync(join(folder, name)).length).toBeLessThan(1300)
  const log = new AuditLog(folder, 1000)
  expect((await newest(log, 100)).map((l) => l.requestId)).toEqual([...ids].reverse())
  const text = await new Response(await log.whole()).text()
  expect(text.match(/"requestId":"r\d+"/g)).toEqual(ids.map((id) => `"requestId":"${id}"`))
})

test('lines are read from the end, whatever their length and letters, and only as far as asked', async () => {
  const log = new AuditLog(folder)
  const long = 'ü→\u{1f680}'.repeat(30_000)
  const ids = ['first', 'long', 'next', 'last']
  for (const requestId of ids) await log.append(line({ requestId, words: requestId === 'long' ? long : 'x' }))
  const read = await newest(log, 10)
  expect(read.map((l) => l.requestId)).toEqual([...ids].reverse())
  expect(read[2]?.words).toBe(long)
  // Nothing before the wanted line is looked at: it may be damaged as it likes.
  writeFileSync(join(folder, '2026-10.jsonl'), Buffer.alloc(1 << 20, 0xff))
  expect((await newest(log, 1)).map((l) => l.requestId)).toEqual(['last'])
})

test('there is another mark with every line', async () => {
  const log = new AuditLog(folder, 300)
  const marks = [await log.mark()]
  for (const requestId of ['r1', 'r2', 'r3']) {
    await log.append(line({ requestId }))
    marks.push(await log.mark())
  }
  expect(new Set(marks).size).toBe(4)
  expect(await new AuditLog(folder, 300).mark()).toBe(marks[3])
})

test('a log that cannot be read says why', async () => {
  const path = join(folder, 'audit')
  writeFileSync(path, 'a file where the folder should be')
  const log = new AuditLog(path)
  for (const read of [() => newest(log, 1), () => log.whole(), () => log.mark()]) {
    const error = await read().catch((e: unknown) => e)
    expect(error).toBeInstanceOf(AuditUnreadable)
    expect(error).toMatchObject({ why: 'a file lies where its folder should be (ENOTDIR)' })
  }
})
