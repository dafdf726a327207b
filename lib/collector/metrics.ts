import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Collector } from './instance'

const KEY = Symbol.for('orrery.metrics')
const home: typeof globalThis & { [KEY]?: Registry } = globalThis

/** State of the supercluster and of this process as Prometheus text. */
export async function renderMetrics(collector: Collector): Promise<{ text: string; contentType: string }> {
  home[KEY] ??= withProcessMetrics()
  const own = new Registry()
  const { coverage, servers, streams, findings, meta } = collector.snapshot()
  const gauge = (name: string, help: string, value: number | null) => {
    const g = new Gauge({ name, help, registers: [own] })
    if (value !== null) g.set(value)
    else g.remove()
  }
  gauge('orrery_servers_expected', 'Servers in the roster', coverage.expected)
  gauge('orrery_servers_answered', 'Servers that answered lately', coverage.answered)
  gauge('orrery_streams', 'Streams known', streams.length)
  gauge(
    'orrery_streams_leaderless',
    'Streams without a leader',
    streams.filter((s) => s.leader === null).length,
  )
  gauge('orrery_viewers', 'Browsers that follow live', collector.hub.viewers)
  if (meta.margin !== null) gauge('orrery_meta_quorum_margin', 'Meta peers that may still fail', meta.margin)
  const byState = new Gauge({
    name: 'orrery_servers',
    help: 'Servers by state',
    labelNames: ['state'],
    registers: [own],
  })
  for (const state of ['up', 'leaving', 'silent', 'down', 'unknown'] as const) {
    byState.set({ state }, servers.filter((s) => s.state === state).length)
  }
  const bySeverity = new Gauge({
    name: 'orrery_findings',
    help: 'Findings',
    labelNames: ['severity'],
    registers: [own],
  })
  for (const severity of ['critical', 'warning', 'info'] as const) {
    bySeverity.set({ severity }, findings.filter((f) => f.severity === severity).length)
  }
  const requests = new Counter({
    name: 'orrery_nats_requests_total',
    help: 'Requests sent to NATS, by endpoint',
    labelNames: ['endpoint'],
    registers: [own],
  })
  for (const [endpoint, count] of collector.requests()) requests.inc({ endpoint }, count)
  const merged = Registry.merge([own, home[KEY]])
  return { text: await merged.metrics(), contentType: merged.contentType }
}

function withProcessMetrics(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}
