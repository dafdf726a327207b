import type { Facts } from './facts'
import { type Judgement, looksSince } from './server-state'
import { isUnrouted } from './unrouted'

/** A server that was never heard is silent after so many whole looks: the first answers of a large fleet take a while. */
const ASKED_IN_VAIN = 2

/**
 * State of a server that has not answered since Orrery started.
 * @param known why we count it all the same, in words
 */
export function judgeUnheard(
  name: string,
  known: string,
  cluster: string | null,
  facts: Facts,
  now: number,
): Pick<Judgement, 'state' | 'why'> {
  if (!facts.vantages.some((v) => v.state === 'connected')) {
    return { state: 'unknown', why: 'Orrery has no connection to NATS' }
  }
  if (looksSince(facts, facts.startedAt) < ASKED_IN_VAIN) {
    return { state: 'unknown', why: `${known}; it has not answered yet` }
  }
  const why = `${known}, but it has not answered since Orrery started`
  if (!isUnrouted(name, cluster, facts, now)) return { state: 'silent', why }
  return { state: 'down', why: `${why}, and its own cluster ${cluster} does not route to it` }
}
