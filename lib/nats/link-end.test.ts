import { describe, expect, test } from 'vitest'
import { connectLink } from './link'
import { as, faultOf } from './testing/connection'
import { startServer } from './testing/server'

describe('a server that goes', () => {
  test('killed: `closed` settles with unreachable', async () => {
    const doomed = await startServer('')
    try {
      const link = await connectLink(doomed.url, as('any'))
      doomed.signal('SIGKILL')
      expect(await link.closed).toMatchObject({ code: 'unreachable' })
    } finally {
      await doomed.stop()
    }
  })

  test('frozen: noticed by unanswered pings, and not taken for a closed socket', async () => {
    const frozen = await startServer('')
    try {
      const link = await connectLink(frozen.url, as('any'), { pingIntervalMs: 100 })
      frozen.signal('SIGSTOP')
      expect(await link.closed).toMatchObject({ code: 'timeout' })
    } finally {
      await frozen.stop()
    }
  })

  test('frozen before we came: the attempt ends by itself', async () => {
    const frozen = await startServer('')
    try {
      frozen.signal('SIGSTOP')
      const fault = await faultOf(connectLink(frozen.url, as('any'), { connectTimeoutMs: 200 }))
      expect(['unreachable', 'timeout']).toContain(fault.code)
    } finally {
      await frozen.stop()
    }
  })
})
