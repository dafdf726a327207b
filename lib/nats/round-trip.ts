import type { NatsConnection } from 'nats'
import { NatsFault } from './errors'

const PONG_MS = 2_000

/** nats.js never ends the question for the round trip of a closed connection, which would hold up who waits for it. */
export function roundTrip(nc: NatsConnection): Promise<number> {
  return new Promise((resolve, reject) => {
    const why = `no answer to a ping within ${PONG_MS} ms`
    const timer = setTimeout(() => reject(new NatsFault('timeout', why)), PONG_MS)
    nc.rtt()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
