import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AuditLog } from '@/lib/store/audit'
import { GET } from './route'

const logged = vi.hoisted(() => vi.fn())
vi.mock('@/lib/config/current', () => ({ currentConfig: () => ({}) }))
vi.mock('@/lib/log/log', () => ({ log: { error: logged } }))

let folder: string
let log: AuditLog
vi.mock('@/lib/store/audit-instance', () => ({ getAudit: () => ({ log }) }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orrery-audit-route-'))
  log = new AuditLog(join(folder, 'audit'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ask = (query = '', headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost/api/audit?${query}`, { headers: { host: 'localhost', ...headers } }), {
    params: Promise.resolve({}),
  })
const add = (requestId: string, stream: string) =>
  log.append({
    at: '2026-11-28T10:00:00.000Z',
    phase: 'denied',
    who: null,
    from: { host: null, agent: null, address: null },
    what: 'purge',
    account: 'APP',
    stream,
    requestId,
  })

test('attempts are filtered, and nothing is sent again while there is nothing new', async () => {
  await add('r1', 'EVENTS')
  await add('r2', 'ORDERS')
  const answer = await ask('stream=order')
  expect(await answer.json()).toMatchObject({ attempts: [{ requestId: 'r2' }], lookedBackTo: null })
  const etag = answer.headers.get('etag') ?? ''
  expect((await ask('stream=order', { 'if-none-match': etag })).status).toBe(304)
  await add('r3', 'ORDERS')
  expect((await ask('stream=order', { 'if-none-match': etag })).status).toBe(200)
})

test('the whole log is what lies on disk', async () => {
  await add('r1', 'EVENTS')
  await add('r2', 'ORDERS')
  const lines = (await (await ask('export=jsonl')).text()).trimEnd().split('\n')
  expect(lines.map((text) => JSON.parse(text).requestId)).toEqual(['r1', 'r2'])
})

test('a log that cannot be read is a problem that says what and why, and no path', async () => {
  writeFileSync(join(folder, 'audit'), 'a file where the folder should be')
  for (const query of ['', 'export=jsonl']) {
    const answer = await ask(query)
    expect(answer.status).toBe(503)
    const problem = await answer.json()
    expect(problem).toMatchObject({ code: 'audit-unreadable', title: 'Not readable' })
    expect(problem.detail).toContain('cannot be read: a file lies where its folder should be (ENOTDIR)')
    expect(problem.detail).not.toContain(folder)
  }
  expect(logged).toHaveBeenCalledTimes(2)
})
