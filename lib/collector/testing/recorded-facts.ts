import { compose } from '@/lib/domain/compose'
import type { Snapshot } from '@/lib/domain/model'
import { answers, VERSIONS, type Version } from '@/lib/nats/testing/recorded'
import { FactsStore } from '../facts-store'
import { ALL_STREAMS, GATEWAYZ, HEALTHZ, LEAFZ, META, type Poll, ROUTEZ, STATSZ, VARZ } from '../polls'

/** Test helpers: recorded answers through the real decoders into a real store. Time is the test's. */
export const T0 = Date.parse('2026-11-22T23:00:00.000Z')
export const RULES = { regionTags: ['region:', 'rg:'], azTags: ['az:', 'zone:'], overrides: [] }
const VANTAGES = ['rg1', 'rg2', 'rg3', 'xr']

const idOf = (name: string) => `N${name}`

/** Feeds one recording. Its ids change with every recorded start: named servers get one id each, as in one run. */
export function feed(
  store: FactsStore,
  version: Version,
  fixture: string,
  poll: Poll,
  at: number,
  isMeant: (server: string) => boolean = () => true,
): void {
  for (const { origin, data } of answers(version, fixture)) {
    if (!isMeant(origin.name)) continue
    const one = { ...origin, id: idOf(origin.name), time: at }
    for (const vantage of VANTAGES) store.answered({ origin: one, vantage, at }, 1)
    poll.take(store, { origin: one, vantage: 'rg1', at }, withoutIds(data, version))
  }
}

/** Peers are named by id in gateways and routes. */
function withoutIds(data: Record<string, unknown>, version: Version): Record<string, unknown> {
  let text = JSON.stringify(data)
  for (const { origin } of answers(version, 'ping_STATSZ'))
    text = text.replaceAll(origin.id, idOf(origin.name))
  return JSON.parse(text)
}

/** A healthy supercluster of 12 as it was heard at T0. */
export function healthyStore(version: Version): FactsStore {
  const store = watchedStore()
  for (const [fixture, poll] of POLLS) feed(store, version, fixture, poll, T0)
  return store
}

/** The same supercluster with every server on a version of its own choice, and nobody leading the meta group. */
export function unledMixStore(versionOf: (server: string) => Version): FactsStore {
  const store = watchedStore()
  for (const [fixture, poll] of POLLS) {
    if (poll === META || poll === ALL_STREAMS) continue
    for (const version of VERSIONS) {
      feed(store, version, fixture, poll, T0, (server) => versionOf(server) === version)
    }
  }
  return store
}

const POLLS: [string, Poll][] = [
  ['ping_STATSZ', STATSZ],
  ['streams_JSZ', ALL_STREAMS],
  ['streams_JSZ', META],
  ['ping_GATEWAYZ', GATEWAYZ],
  ['ping_ROUTEZ', ROUTEZ],
  ['ping_LEAFZ', LEAFZ],
  ['ping_VARZ', VARZ],
  ['ping_HEALTHZ', HEALTHZ],
]

function watchedStore(): FactsStore {
  const store = new FactsStore('recorded', 'epoch', T0 - 1000)
  store.vantages = VANTAGES.map((cluster) => ({
    id: cluster,
    cluster,
    server: `${cluster === 'xr' ? 'rg1-az1-x' : `${cluster}-az1`}`,
    url: `nats://${cluster}`,
    state: 'connected',
    since: T0 - 60_000,
    rttMs: 0.4,
    reason: null,
  }))
  return store
}

/** Composes at `now` as if Orrery had asked every second until then. */
export function snapshotAt(store: FactsStore, now: number): Snapshot {
  const looks = [3, 2, 1, 0].map((back) => now - 500 - back * 1000)
  store.looks = { servers: looks, meta: looks }
  return compose(store, RULES, now, null)
}

/** A store whose four vantages stand but have heard nobody yet. */
export function emptyStore(): FactsStore {
  const store = new FactsStore('recorded', 'epoch', T0 - 1000)
  store.vantages = VANTAGES.map((cluster) => ({
    id: cluster,
    cluster,
    server: null,
    url: `nats://${cluster}`,
    state: 'connected',
    since: T0 - 60_000,
    rttMs: null,
    reason: null,
  }))
  return store
}
