import { expect, test } from 'vitest'
import type { AccountFact, VantageFact } from '@/lib/domain/facts'
import { vantage } from '@/lib/domain/testing/facts'
import { LinkLog } from './link-log'

function rig() {
  const told: string[] = []
  const log = new LinkLog(({ level, text }) => told.push(`${level} ${text}`))
  const look = (vantages: VantageFact[], accounts: AccountFact[] = []) => {
    log.look({ vantages, accounts })
    return told.splice(0)
  }
  return look
}
const app: AccountFact = {
  account: 'APP',
  isWriter: false,
  server: null,
  state: 'failed',
  since: 0,
  reason: 'a refused the user or password',
}

test('each change once', () => {
  const look = rig()
  const lost = vantage('rg1', { state: 'failed', server: null, reason: 'x cannot be reached' })
  expect(look([vantage('rg1')])).toEqual(['info vantage rg1: connected to rg1-az1'])
  expect(look([vantage('rg1')])).toEqual([])
  expect(look([{ ...lost, state: 'connecting' }])).toEqual(['warn vantage rg1: x cannot be reached'])
  expect(look([lost])).toEqual([])
  expect(look([vantage('rg1', { server: 'rg1-az2' })])).toEqual(['info vantage rg1: connected to rg1-az2'])
  expect(look([lost])).toEqual(['warn vantage rg1: x cannot be reached'])
})

test('two reasons in turn are two lines, not a flood', () => {
  const look = rig()
  const lost = (reason: string) => [vantage('rg1', { state: 'failed', reason })]
  const lines = ['a', 'b', 'a', 'b', 'a'].flatMap((reason) => look(lost(reason)))
  expect(lines).toEqual(['warn vantage rg1: a', 'warn vantage rg1: b'])
})

test('accounts too, and the writer apart', () => {
  const look = rig()
  expect(look([], [app, { ...app, isWriter: true, state: 'connected', server: 's' }])).toEqual([
    'warn account APP: a refused the user or password',
    'info account APP (writer): connected to s',
  ])
})
