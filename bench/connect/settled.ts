import { USERS } from '@/demo/scenario'
import { SuperclusterCollector } from '@/lib/collector/collector'
import { DEFAULT_TOPOLOGY } from '@/lib/config/types'
import type { Snapshot } from '@/lib/domain/model'
import { connectLink } from '@/lib/nats/link'
import { as } from '@/lib/nats/testing/connection'
import { summary } from '../support/live-watch'
import type { Stage } from '../support/stage'
import { isCalm, lacking } from '../support/whole'

const WITHIN_MS = 90_000

/**
 * Waits until the servers themselves have settled after a fault: elections are over, and without a loss the gateways
 * are back (with a frozen endpoint that may take NATS a minute and more). Looked at by a
 * collector in this process, which is gone again before anything is measured.
 */
export async function settled(stage: Stage, lost: string | null): Promise<void> {
  const { user, password } = USERS.system
  const system = as(user, password, { servers: stage.urls })
  const collector = new SuperclusterCollector(
    {
      name: 'settled',
      system,
      accounts: {},
      topology: DEFAULT_TOPOLOGY,
      listen: { host: '127.0.0.1', port: 0 },
      data: '',
    },
    { connect: connectLink, clock: Date.now, epoch: 'settled', onError: (error) => stage.say(String(error)) },
  )
  collector.start()
  try {
    await new Promise<void>((resolve, reject) => {
      const { hub } = collector
      const deadline = performance.now() + WITHIN_MS
      const look = setInterval(() => {
        const fits = lost === null ? isCalm(hub.current) : isLed(hub.current, lost)
        const isLate = performance.now() > deadline
        if (!fits && !isLate) return
        clearInterval(look)
        if (fits) resolve()
        else reject(new Error(`not settled within ${WITHIN_MS} ms: ${summary(hub.current)}`))
      }, 50)
    })
  } finally {
    await collector.stop()
  }
}

const isLed = (s: Snapshot, lost: string) => lacking(s, lost).every((aspect) => aspect === 'gateways')
