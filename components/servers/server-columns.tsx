import Link from 'next/link'
import { Age } from '@/components/live/Age'
import { ServerAge } from '@/components/live/RowAge'
import { type Column, type Footer, figure } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { StateWord } from '@/components/ui/StateWord'
import { bytes, count, NOT_KNOWN, percent, plural, rtt } from '@/lib/domain/format'
import type { Cluster, Server } from '@/lib/domain/model'
import { type Total, totalText } from '@/lib/domain/total'
import { serverHref } from '@/lib/url/links'
import { adviceFor, missingFrom } from './missing'
import type { ServerTotals } from './totals'

const RANK = ['up', 'leaving', 'silent', 'down', 'unknown']
const exactBytes = (n: number | null) => `${count(n)} B`

/** Server Overview: the columns of `nats server list`, then where the server is, how it is, and how we know. */
export function serverColumns(clusters: readonly Cluster[]): Column<Server>[] {
  const number = (
    id: string,
    head: string,
    value: (s: Server) => number | null,
    more: {
      format?: (n: number | null) => string
      exact?: (n: number | null) => string
      about?: string
    } = {},
  ) => figure<Server>({ id, head, value, format: count, missing: missingFrom, ...more })

  return [
    {
      id: 'name',
      head: 'Name',
      value: (s) => s.key,
      cell: (s) => (
        <Link href={serverHref(s.key)} tabIndex={-1} prefetch={false}>
          {s.key}
        </Link>
      ),
    },
    {
      id: 'state',
      head: 'State',
      words: true,
      value: (s) => RANK.indexOf(s.state),
      cell: (s) => <StateWord state={s.state} why={s.why} />,
    },
    {
      id: 'cluster',
      head: 'Cluster',
      value: (s) => s.cluster,
      cell: (s) => <ClusterName name={s.cluster} clusters={clusters} />,
    },
    { id: 'ip', head: 'IP', about: 'Host that the server reports', value: (s) => s.host, title: hostTitle },
    {
      id: 'version',
      head: 'Version',
      value: (s) => s.version,
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
    number('mem', 'Mem', (s) => s.mem, { format: bytes, exact: exactBytes }),
    number('cpu', 'CPU', (s) => s.cpu, {
      format: percent,
      about: 'Per cent of one core, as the server reports it',
    }),
    number('slow', 'Slow', (s) => s.slowConsumers, { about: 'Slow consumers since the server started' }),
    {
      id: 'uptime',
      head: 'Uptime',
      align: 'end',
      value: (s) => (s.startedAt === null || !alive(s) ? null : -Date.parse(s.startedAt)),
      cell: (s) => (alive(s) ? <Age at={s.startedAt} /> : NOT_KNOWN),
      title: (s) =>
        alive(s) ? undefined : `${s.state}; it had started ${s.startedAt ?? 'at a time not known'}`,
    },
    number('rtt', 'RTT', (s) => s.rttMs, {
      format: rtt,
      about: 'Request to answer, from the nearest vantage',
    }),
    { id: 'region', head: 'Region', value: (s) => s.region },
    { id: 'az', head: 'AZ', value: (s) => s.az, title: (s) => (s.az === null ? 'no AZ tag' : undefined) },
    { id: 'tags', head: 'Tags', value: (s) => s.tags.join(' ') || null, title: tagsTitle },
    {
      id: 'age',
      head: 'Age',
      align: 'end',
      about: 'Since its last answer or push',
      value: (s) => (s.observedAt === null ? null : -Date.parse(s.observedAt)),
      cell: (s) => <ServerAge server={s} />,
    },
    { id: 'via', head: 'via', about: 'The vantage that got the answer', value: (s) => s.via },
  ]
}

const alive = (s: Server) => s.state === 'up' || s.state === 'leaving'
const hostTitle = (s: Server) =>
  s.host === null ? missingFrom(s) : s.port === null ? undefined : `${s.host}:${s.port}`
const tagsTitle = (s: Server) => (s.tags.length === 0 ? 'no tags' : undefined)

/** Footer of Server Overview. */
export function serverFooter(totals: ServerTotals): Footer {
  const sum = (t: Total, format: (n: number | null) => string) => ({
    content: totalText(t, format),
    title: t.partial ? totals.partialWhy : undefined,
  })
  return {
    name: { content: plural(totals.servers, 'server'), title: totals.partialWhy },
    state: { content: `${totals.up} up` },
    cluster: { content: plural(totals.clusters, 'cluster') },
    js: sum(totals.jetstream, count),
    conns: sum(totals.connections, count),
    subs: sum(totals.subscriptions, count),
    mem: sum(totals.mem, bytes),
    slow: sum(totals.slow, count),
  }
}
