import type { Facts, ServerFact, VantageFact } from '../facts'

/** Test helpers: facts with nothing in them but what a test says. Times are ms; T0 is an arbitrary start. */
export const T0 = Date.parse('2026-11-22T14:00:00.000Z')

export function vantage(cluster: string, over: Partial<VantageFact> = {}): VantageFact {
  return {
    id: cluster,
    cluster,
    server: `${cluster}-az1`,
    url: `nats://${cluster}`,
    state: 'connected',
    since: T0 - 60_000,
    rttMs: 0.5,
    reason: null,
    ...over,
  }
}

/** A server of rg2 that was first heard a minute before T0 and has just answered. */
export function serverFact(name: string, over: Partial<ServerFact> = {}): ServerFact {
  return {
    origin: {
      id: `N${name}`,
      name,
      cluster: 'rg2',
      host: '127.0.0.1',
      version: '2.15.1',
      tags: [],
      jetstream: true,
      time: T0,
    },
    firstHeard: T0 - 60_000,
    upSince: T0 - 60_000,
    lastAnswer: T0,
    answers: new Map([['rg1', T0]]),
    lastPush: null,
    rttMs: 1,
    lastTookMs: 1,
    lateInRow: 0,
    clock: null,
    announced: null,
    gone: new Map(),
    socketClosed: null,
    statsz: null,
    jsz: null,
    varz: null,
    gatewayz: null,
    gatewaysMissing: new Map(),
    routez: null,
    leafz: null,
    healthz: null,
    sickSince: null,
    ...over,
  }
}

/** Facts as they are at `now` when every look of one second since T0 has ended. */
export function factsAt(now: number, servers: readonly ServerFact[], over: Partial<Facts> = {}): Facts {
  const looks = [3, 2, 1, 0].map((back) => Math.floor((now - T0 - 450) / 1000) * 1000 + T0 - back * 1000)
  return {
    name: 'test',
    epoch: 'e',
    startedAt: T0 - 60_000,
    nextTryAt: null,
    accounts: [],
    vantages: [vantage('rg1'), vantage('rg2'), vantage('rg3')],
    servers: new Map(servers.map((s) => [s.origin.id, s])),
    remembered: [],
    streams: new Map(),
    listed: new Map(),
    tombstones: new Map(),
    meta: null,
    removed: new Map(),
    notices: new Map(),
    looks: { servers: looks, meta: looks },
    lastAnswer: now,
    refused: [],
    unreadable: [],
    ...over,
  }
}
