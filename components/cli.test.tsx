// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { decodeStreamDetail } from '@/lib/nats/endpoints/stream-info'
import { decodeServerDetail } from '@/lib/nats/endpoints/varz'
import { answerOf, recordedObject } from '@/lib/nats/testing/recorded'
import { leaderColumns } from './jetstream/leader-columns'
import { metaColumns } from './jetstream/meta-columns'
import { summaryColumns } from './jetstream/summary-columns'
import { clusterColumns } from './servers/cluster-columns'
import { ServerFacts } from './servers/ServerFacts'
import { serverColumns } from './servers/server-columns'
import { gatewayColumns, routeColumns } from './servers/server-page-columns'
import { consumerColumns } from './streams/consumer-columns'
import { replicationColumns } from './streams/replication-columns'
import { StreamFacts } from './streams/StreamFacts'
import { streamColumns } from './streams/stream-columns'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const { clusters } = sampleSnapshot()
const none = new Map()
const HOW_KNOWN = ['age', 'via']
const WHERE = ['region', 'az', 'tags']

/** Each table of the `nats` CLI: its columns by our ids, and what every row of ours says beside them. */
const TABLES = [
  {
    table: 'server list, Server Overview',
    columns: serverColumns(clusters),
    cli: {
      Name: 'name',
      Cluster: 'cluster',
      Host: 'ip',
      IP: 'ip',
      Version: 'version',
      JS: 'js',
      Conns: 'conns',
      Subs: 'subs',
      Routes: 'routes',
      GWs: 'gws',
      Mem: 'mem',
      'CPU %': 'cpu',
      Cores: 'cores',
      Slow: 'slow',
      Uptime: 'uptime',
      RTT: 'rtt',
    },
    beside: ['state', ...WHERE, ...HOW_KNOWN],
  },
  {
    table: 'server list, Cluster Overview',
    columns: clusterColumns(clusters),
    cli: {
      Cluster: 'cluster',
      'Node Count': 'nodes',
      'Outgoing Gateways': 'outgoing',
      'Incoming Gateways': 'incoming',
      Connections: 'connections',
    },
    beside: ['region', 'azs', 'tags', ...HOW_KNOWN],
  },
  {
    table: 'server report jetstream, JetStream Summary',
    columns: summaryColumns(clusters, null),
    cli: {
      Server: 'server',
      Cluster: 'cluster',
      Domain: 'domain',
      Streams: 'streams',
      Consumers: 'consumers',
      Messages: 'messages',
      Bytes: 'bytes',
      Memory: 'memory',
      File: 'file',
      'API Req': 'api-req',
      'API Err': 'api-err',
      Pending: 'pending',
    },
    beside: ['meta', 'state', 'ha-assets', 'api-level', ...WHERE, ...HOW_KNOWN],
  },
  {
    table: 'server report jetstream, RAFT Meta Group Information',
    columns: metaColumns(clusters),
    cli: {
      'Connection Name': 'name',
      ID: 'peer',
      Leader: 'leader',
      Current: 'current',
      Online: 'online',
      Active: 'active',
      Lag: 'lag',
    },
    beside: ['replica', 'state', 'cluster', ...WHERE, ...HOW_KNOWN],
  },
  {
    table: 'server report jetstream, RAFT Leader Report',
    columns: leaderColumns(clusters),
    cli: {
      Server: 'server',
      Cluster: 'cluster',
      'Stream Leaders': 'stream-leaders',
      'Consumer Leaders': 'consumer-leaders',
      Distribution: 'distribution',
    },
    beside: ['over', 'followers', ...WHERE, ...HOW_KNOWN],
  },
  {
    table: 'stream report, Stream Report',
    columns: streamColumns(clusters, none),
    cli: {
      Stream: 'stream',
      Storage: 'storage',
      Placement: 'placement',
      Consumers: 'consumers',
      Messages: 'messages',
      Bytes: 'bytes',
      Lost: 'lost',
      Deleted: 'deleted',
      'API Level': 'api-level',
      Replicas: 'replicas',
    },
    beside: ['account', 'margin', 'spread', 'regions', 'azs', 'tags', 'mirror', 'sources', ...HOW_KNOWN],
  },
  {
    table: 'stream report, Replication Report',
    columns: replicationColumns(none),
    cli: {
      Stream: 'stream',
      Kind: 'kind',
      'API Prefix': 'api-prefix',
      'Source Stream': 'source',
      'Filters and Transforms': 'takes',
      Active: 'active',
      Lag: 'lag',
      Error: 'error',
    },
    beside: ['account', 'leader', 'region', 'az', ...HOW_KNOWN],
  },
  {
    table: 'consumer report',
    columns: consumerColumns(clusters, none),
    cli: {
      Consumer: 'consumer',
      Mode: 'mode',
      'Ack Policy': 'ack',
      'Ack Wait': 'ack-wait',
      'Ack Pending': 'ack-pending',
      Redelivered: 'redelivered',
      Unprocessed: 'pending',
      'Ack Floor': 'ack-floor',
      'API Level': 'api-level',
      Cluster: 'replicas',
    },
    beside: ['cluster', 'leader', 'lag', 'filter', 'waiting', ...WHERE],
  },
  {
    table: 'server report gateways',
    columns: gatewayColumns(clusters),
    cli: {
      Name: 'cluster',
      Port: 'address',
      Kind: 'direction',
      Connection: 'peer',
      ID: 'cid',
      Uptime: 'uptime',
      RTT: 'rtt',
      Bytes: 'bytes-out',
    },
    beside: ['connected', 'bytes-in', 'pending'],
  },
  {
    table: 'server report routes',
    columns: routeColumns('2.15.1'),
    cli: {
      Name: 'peer',
      Account: 'account',
      Address: 'address',
      ID: 'cid',
      Uptime: 'uptime',
      RTT: 'rtt',
      Subs: 'subs',
      'Bytes In': 'bytes-in',
      'Bytes Out': 'bytes-out',
    },
    beside: ['msgs-in', 'msgs-out', 'pending', 'compression'],
  },
]

describe.each(TABLES)('$table', ({ columns, cli, beside }) => {
  const ids = columns.map((c) => c.id)

  test('has every column of the CLI, and more', () => {
    const lacks = Object.entries(cli).filter(([, id]) => !ids.includes(id))
    expect(lacks).toEqual([])
    expect(beside.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('has ids that an address can hold, each once, and a file value wherever the value only sorts', () => {
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const timed = columns.filter((c) => ['age', 'uptime', 'margin', 'spread', 'state'].includes(c.id))
    expect(timed.filter((c) => c.file === undefined).map((c) => c.id)).toEqual([])
  })
})

const terms = (container: HTMLElement) =>
  [...container.querySelectorAll('dt')].map((dt) => dt.textContent ?? '')
const at = { observedAt: '2026-11-22T14:03:04.000Z', via: 'rg2-az1' }

test('the page of a server has every fact of `nats server info`', () => {
  const { origin, data: varz } = answerOf('2.15.1', 'ping_VARZ', 'rg2-az1')
  const detail = decodeServerDetail({
    ...at,
    origin,
    varz,
    jsz: answerOf('2.15.1', 'ping_JSZ', 'rg2-az1').data,
    routez: null,
    gatewayz: null,
    nameOfId: () => null,
  })
  const { container } = renderWith(sampleSnapshot(), <ServerFacts detail={detail} server={null} />)
  const shown = terms(container)
  // The CLI's words where they differ from ours; limits of JetStream (max HA assets, batches, …) come by the server's names.
  const cli = [
    ...[
      'Version',
      'Git Commit',
      'Go Version',
      'Start Time',
      'Configuration Load Time',
      'Configuration Digest',
    ],
    ...['Uptime', 'Auth Required', 'TLS Required', 'Host', 'Client URLs', 'WebSocket URLs'],
    ...[
      'Domain',
      'API Support Level',
      'Storage Directory',
      'Active Accounts',
      'Memory In Use',
      'File In Use',
    ],
    ...['API Requests', 'API Errors', 'Always Sync', 'Sync Interval', 'Max Memory', 'Max File', 'Unique Tag'],
    ...['Cluster Compression', 'Strict', 'Default max consumers'],
    ...['Max Connections', 'Max Subscriptions', 'Max Payload', 'TLS Timeout', 'Write Deadline'],
    ...[
      'CPU Cores',
      'GOMAXPROCS',
      'Memory',
      'GOMEMLIMIT',
      'Connections',
      'Subscriptions',
      'Messages',
      'Bytes',
    ],
    ...['Slow Consumers', 'Name', 'Tags', 'URLs', 'Clusters'],
  ]
  expect(cli.filter((term) => !shown.includes(term))).toEqual([])
})

test('the page of a stream has every fact of `nats stream info`', () => {
  const info = recordedObject('2.15.1', 'detail_STREAM_INFO').ORDERS
  const decoded = decodeStreamDetail({
    account: 'APP',
    stream: 'ORDERS',
    observedAt: at.observedAt,
    answers: { kind: 'api', info, consumers: null },
  })
  if (!decoded.ok) throw new Error(decoded.reason)
  const { container } = renderWith(
    sampleSnapshot(),
    <StreamFacts detail={decoded.detail} stream={null} version="2.15.1" />,
  )
  const shown = terms(container)
  const cli = [
    ...['Description', 'Subjects', 'Replicas', 'Sealed', 'Compression', 'Persistence Mode', 'First Sequence'],
    ...['Placement Cluster', 'Placement Tags', 'Subject Transform', 'Republishing', 'Retention'],
    ...['Acknowledgements', 'Discard Policy', 'Duplicate Window', 'Allows Direct Get', 'Mirror Direct Get'],
    ...['Allows Atomic Batch', 'Allows Fast Batch', 'Allows Counters', 'Allows Msg Delete'],
    ...['Allows Per-Message TTL', 'Allows Purge', 'Allows Schedules', 'Allows Rollups', 'Delete Marker TTL'],
    ...['Maximum Messages', 'Maximum Per Subject', 'Maximum Bytes', 'Maximum Age', 'Maximum Message Size'],
    ...['Maximum Consumers', 'Consumers Inactive', 'Consumers Ack Pending', 'owner'],
    ...['Name', 'Raft Group', 'Leader', 'Leader Since', 'Replica', 'API Level Required', 'Messages', 'Bytes'],
    ...['Lost', 'FirstSeq', 'First Message', 'LastSeq', 'Last Message', 'Deleted', 'Active Consumers'],
    ...['Subjects', 'Alternates'],
  ]
  expect(cli.filter((term) => !shown.includes(term))).toEqual([])
  expect(container.textContent).toContain('COPY · rg2')
})
