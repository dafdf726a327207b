import type { NatsConnection } from 'nats'
import { NatsFault } from './errors'

const PONG_MS = 2_000

/**
 * From a ping to its answer, in ms with their fractions: nats.js itself tells whole ones, and on one machine 0. Nor does it
 * ever end this question of a closed connection, which would hold up who waits for it.
 */
export function roundTrip(nc: NatsConnection): Promise<number> {
  return new Promise((resolve, reject) => {
    const why = `no answer to a ping within ${PONG_MS} ms`
    const timer = setTimeout(() => reject(new NatsFault('timeout', why)), PONG_MS)
    const start = performance.now()
    // A flush is a ping and waits for its pong.
    nc.flush()
      .then(() => resolve(performance.now() - start), reject)
      .finally(() => clearTimeout(timer))
  })
}
