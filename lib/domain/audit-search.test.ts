import { describe, expect, test } from 'vitest'
import type { AuditLine } from './audit'
import { type AuditFilter, searchAttempts } from './audit-search'

const ANY: AuditFilter = { account: null, stream: null, what: null, outcome: null, who: null }
const PLENTY = { most: 100, lookAt: 100 }

let clock = 0
const line = (of: Partial<AuditLine>): AuditLine => ({
  at: new Date(Date.UTC(2026, 10, 28) + clock++ * 1000).toISOString(),
  phase: 'begun',
  who: null,
  from: { host: null, agent: null, address: null },
  what: 'purge',
  account: 'APP',
  stream: 'ORDERS',
  requestId: 'r1',
  ...of,
})
const oldestFirst: AuditLine[] = [
  line({ requestId: 'r1' }),
  line({ requestId: 'r1', phase: 'ended', outcome: 'confirm-needed' }),
  line({ requestId: 'r1', who: null }),
  line({ requestId: 'r2', phase: 'denied', account: 'OTHER', stream: 'orders-old', words: 'read-only' }),
  line({ requestId: 'r1', phase: 'ended', outcome: 'changed' }),
  line({ requestId: 'r3', what: 'meta-step-down', account: null, stream: null, who: 'ana' }),
  line({ requestId: 'r4 stop', phase: 'ended', what: 'balance-stop', stream: null, outcome: 'changed' }),
]
let looked = 0
async function* newestFirst() {
  for (const one of [...oldestFirst].reverse()) {
    looked++
    yield one
  }
}
const find = async (of: Partial<AuditFilter>, bounds = PLENTY) => {
  looked = 0
  const { attempts, lookedBackTo } = await searchAttempts(newestFirst(), { ...ANY, ...of }, bounds)
  return { found: attempts.map((a) => `${a.requestId} ${a.outcome}`), lookedBackTo }
}

describe('attempts are found', () => {
  const all = ['r4 stop changed', 'r3 begun', 'r2 denied', 'r1 changed', 'r1 confirm-needed']
  test('all, newest first, the lines of one request together', async () => {
    expect(await find({})).toEqual({ found: all, lookedBackTo: null })
  })
  test.each<[Partial<AuditFilter>, number[]]>([
    [{ account: 'APP' }, [0, 3, 4]],
    [{ account: '$SYS' }, [1]],
    [{ stream: 'ORDERS' }, [2, 3, 4]],
    [{ stream: 'rs-o' }, [2]],
    [{ what: 'purge', account: 'APP' }, [3, 4]],
    [{ outcome: 'changed' }, [0, 3]],
    [{ outcome: 'begun' }, [1]],
    [{ outcome: 'confirm-needed' }, [4]],
    [{ who: 'ana' }, [1]],
    [{ who: 'anyone on this machine', stream: 'orders', outcome: 'denied' }, [2]],
    [{ what: 'nothing known' }, []],
  ])('%j', async (filter, wanted) => {
    expect(await find(filter)).toEqual({ found: wanted.map((i) => all[i]), lookedBackTo: null })
  })
  test('no more lines are looked at than it takes, and how far is said', async () => {
    expect(await find({}, { most: 2, lookAt: 100 })).toMatchObject({
      // Of the last one only the end was seen.
      found: ['r4 stop changed', 'r3 begun', 'r1 changed', 'r2 denied'],
      lookedBackTo: oldestFirst[3]?.at,
    })
    expect(looked).toBe(4)
    expect(await find({ what: 'delete' }, { most: 9, lookAt: 5 })).toEqual({
      found: [],
      lookedBackTo: oldestFirst[2]?.at,
    })
  })
})
