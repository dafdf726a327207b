import { ageColumn } from '@/components/table/age-column'
import { type Column, type Footer, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { bytes, count, dateClock, NOT_KNOWN, percent, plural, rtt } from '@/lib/domain/format'
import type { Cluster, Server } from '@/lib/domain/model'
import { type Total, totalText } from '@/lib/domain/total'
import { serverHref } from '@/lib/url/links'
import { adviceFor } from './advice'
import { missingFrom } from './missing'
import type { ServerTotals } from './totals'
import { whereColumns } from './where-columns'

const exactBytes = (n: number | null) => `${count(n)} B`

interface More {
  format?: (n: number | null) => string
  exact?: (n: number | null) => string
  about?: string
  unit?: string
  optional?: true
}

/** Server Overview: the columns of `nats server list`, then where the server is, how it is, and how we know. */
export function serverColumns(clusters: readonly Cluster[]): Column<Server>[] {
  const number = (id: string, head: string, value: (s: Server) => number | null, more: More = {}) =>
    figure<Server>({ id, head, value, format: count, missing: missingFrom, ...more })
  const where = whereColumns<Server>((s) => s, clusters)

  return [
    {
      id: 'name',
      head: 'Name',
      value: (s) => s.key,
      cell: (s) => <RowLink href={serverHref(s.key)} name={s.key} />,
      title: (s) => (s.host === null || s.port === null ? undefined : `${s.host}:${s.port}`),
    },
    where.state,
    where.cluster,
    {
      id: 'ip',
      head: 'IP',
      about: 'Host that the server reports',
      optional: true,
      value: (s) => s.host,
      title: hostTitle,
    },
    {
      ...where.version,
      title: (s) => (s.version === null ? missingFrom(s) : (adviceFor(s.version) ?? undefined)),
    },
    {
      id: 'js',
      head: 'JS',
      about: 'JetStream, and its domain',
      value: (s) => (s.jetstream ? (s.jetstream.domain ?? 'yes') : s.observedAt === null ? null : 'no'),
      title: (s) => (s.observedAt === null ? missingFrom(s) : undefined),
    },
    number('conns', 'Conns', (s) => s.connections),
    number('subs', 'Subs', (s) => s.subscriptions),
    number('routes', 'Routes', (s) => s.routes, { about: 'Route connections; several a peer since 2.10' }),
    number('gws', 'GWs', (s) => s.gateways, { about: 'Outbound gateway connections' }),
    number('leafs', 'Leafs', (s) => s.leafnodes, { about: 'Leafnode connections', optional: true }),
    number('mem', 'Mem', (s) => s.mem, { format: bytes, exact: exactBytes, unit: 'B' }),
    number('cpu', 'CPU', (s) => s.cpu, {
      format: percent,
      about: 'Per cent of one core, as the server reports it',
      unit: '% of one core',
    }),
    number('cores', 'Cores', (s) => s.cores),
    {
      ...number('slow', 'Slow', (s) => s.slowConsumers, {
        about: 'Slow consumers since the server started: c clients, r routes, g gateways, l leafnodes',
      }),
      cell: (s) =>
        s.slowConsumers && s.slowByKind
          ? `${count(s.slowConsumers)} (${slowSplit(s)})`
          : count(s.slowConsumers),
    },
    {
      id: 'slow-kinds',
      head: 'Slow by kind',
      about: 'c clients, r routes, g gateways, l leafnodes',
      optional: true,
      value: slowSplit,
      title: (s) => (s.slowByKind === null ? missingFrom(s) : undefined),
    },
    ageColumn({
      id: 'uptime',
      head: 'Uptime',
      unit: 'started at',
      since: (s) => (alive(s) ? s.startedAt : null),
      title: (s) =>
        alive(s) ? undefined : `${s.state}; it had started ${s.startedAt ?? 'at a time not known'}`,
    }),
    number('rtt', 'RTT', (s) => s.rttMs, {
      format: rtt,
      about: 'Request to answer, from the nearest vantage',
      unit: 'ms',
    }),
    where.region,
    where.az,
    { ...where.tags, optional: true },
    where.age,
    where.via,
    ...rareColumns(number),
  ]
}

/** What is seldom looked for in a list. */
function rareColumns(
  number: (id: string, head: string, value: (s: Server) => number | null, more?: More) => Column<Server>,
): Column<Server>[] {
  const rare = { optional: true } as const
  return [
    {
      id: 'why',
      head: 'Evidence',
      about: 'How its state is known',
      words: true,
      ...rare,
      value: (s) => s.why,
    },
    {
      id: 'since',
      head: 'State since',
      ...rare,
      value: (s) => s.since,
      cell: (s) => `${dateClock(s.since)} UTC`,
    },
    {
      id: 'id',
      head: 'Server id',
      ...rare,
      value: (s) => s.id,
      title: (s) => (s.id ? undefined : missingFrom(s)),
    },
    number('port', 'Port', (s) => s.port, { ...rare, format: (n) => (n === null ? NOT_KNOWN : String(n)) }),
    number('skew', 'Clock skew', (s) => s.clockSkewMs, {
      ...rare,
      about: 'How far its clock is ahead of ours',
      format: (n) => (n === null ? NOT_KNOWN : `${count(n)} ms`),
      unit: 'ms',
    }),
  ]
}

/** `c: 2 r: 1 g: 0 l: 0`, as the CLI writes it. */
function slowSplit({ slowByKind: k }: Server): string | null {
  return k && `c: ${k.clients} r: ${k.routes} g: ${k.gateways} l: ${k.leafs}`
}

const alive = (s: Server) => s.state === 'up' || s.state === 'leaving'
const hostTitle = (s: Server) =>
  s.host === null ? missingFrom(s) : s.port === null ? undefined : `${s.host}:${s.port}`

/** Where the CLI prints an X. */
const unlike = (values: string | undefined, word: string) => ({
  content: values && <span style={{ color: 'var(--warn)' }}>{word}</span>,
  title: values,
})

/** Footer of Server Overview. */
export function serverFooter(totals: ServerTotals): Footer {
  const sum = (t: Total, format: (n: number | null) => string) => ({
    content: totalText(t, format),
    title: t.partial ? totals.partialWhy : undefined,
  })
  return {
    name: { content: plural(totals.servers, 'server'), title: totals.partialWhy },
    state: { content: `${count(totals.up)} up` },
    cluster: { content: plural(totals.clusters, 'cluster') },
    js: sum(totals.jetstream, count),
    conns: sum(totals.connections, count),
    subs: sum(totals.subscriptions, count),
    version: unlike(totals.unlike.versions, 'differ'),
    routes: unlike(totals.unlike.routes, 'uneven'),
    gws: unlike(totals.unlike.gateways, 'uneven'),
    mem: sum(totals.mem, bytes),
    cores: sum(totals.cores, count),
    slow: sum(totals.slow, count),
    leafs: sum(totals.leafnodes, count),
  }
}
