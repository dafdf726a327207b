import { expect, test } from 'vitest'
import type { Replica } from './model'
import { roleOn, roleWord } from './replica-role'

const replica = (server: string, role: Replica['role']): Replica => ({
  server,
  role,
  state: 'offline',
  lag: null,
  activeMs: null,
})
const [leader, follower] = [replica('a', 'leader'), replica('b', 'follower')]

test('who is alone and leads nothing follows nobody', () => {
  expect(roleWord(follower, [follower])).toBe('only replica')
  expect(roleWord(leader, [leader])).toBe('leader')
  expect(roleWord(follower, [leader, follower])).toBe('follower')
  // Without a leader, but with others that may become it.
  expect(roleWord(follower, [follower, follower])).toBe('follower')
  expect(roleOn('b', { replicas: [follower] })).toBe('only replica')
  expect(roleOn('c', { replicas: [follower] })).toBeNull()
})
