import type { Member } from './compose-servers'
import type { Facts } from './facts'
import type { Server } from './model'
import { type Judgement, looksSince } from './server-state'
import { isUnrouted } from './unrouted'

const iso = (ms: number) => new Date(ms).toISOString()

/** A server that was never heard is silent after so many whole looks: the first answers of a large fleet take a while. */
const ASKED_IN_VAIN = 2

/** A server of the roster that was never heard itself: what is known of it by others, or from before this process. */
export function unheard(
  m: Member,
  place: { region: string; az: string | null },
  metaMember: boolean | null,
  facts: Facts,
  now: number,
): Server {
  const was = m.remembered
  const cluster = m.named?.cluster ?? was?.cluster ?? null
  return {
    key: m.key,
    id: null,
    name: m.name,
    cluster,
    ...place,
    tags: was?.tags ?? [],
    version: was?.version ?? null,
    ...judgeUnheard(m.name, m.named?.by ?? 'others know it', cluster, facts, now),
    since: iso(was?.lastHeard ?? facts.startedAt),
    observedAt: was ? iso(was.lastHeard) : null,
    via: null,
    metaMember,
    host: was?.host ?? null,
    port: null,
    rttMs: null,
    clockSkewMs: null,
    startedAt: null,
    cpu: null,
    cores: null,
    mem: null,
    connections: null,
    subscriptions: null,
    routes: null,
    gateways: null,
    slowConsumers: null,
    slowByKind: null,
    leafnodes: null,
    jetstream: null,
  }
}

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
