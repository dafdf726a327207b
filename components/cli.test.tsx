import { describe, expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { leafnodeColumns } from './gateways/leafnode-columns'
import { leaderColumns } from './jetstream/leader-columns'
import { metaColumns } from './jetstream/meta-columns'
import { summaryColumns } from './jetstream/summary-columns'
import { clusterColumns } from './servers/cluster-columns'
import { serverColumns } from './servers/server-columns'
import { gatewayColumns, routeColumns } from './servers/server-page-columns'
import { consumerColumns } from './streams/consumer-columns'
import { replicationColumns } from './streams/replication-columns'
import { streamColumns } from './streams/stream-columns'

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
      // Of the tables below it: Inaccessible Streams, and Offline Streams with their reason.
      Reason: 'offline',
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
    table: 'consumer info',
    columns: consumerColumns(clusters, none),
    cli: {
      Name: 'consumer',
      'Durable Name': 'mode',
      Description: 'description',
      'Delivery Subject': 'deliver-subject',
      'Pull Mode': 'mode',
      'Filter Subject': 'filter',
      'Deliver Policy': 'deliver',
      'Deliver Policy, From Sequence': 'start-seq',
      'Deliver Policy, Since': 'start-time',
      'Deliver Queue Group': 'deliver-group',
      'Ack Policy': 'ack',
      'Ack Wait': 'ack-wait',
      'Replay Policy': 'replay',
      'Maximum Deliveries': 'max-deliver',
      'Sampling Rate': 'sampling',
      'Rate Limit': 'rate-limit',
      'Max Ack Pending': 'max-ack-pending',
      'Max Waiting Pulls': 'max-waiting',
      'Idle Heartbeat': 'heartbeat',
      'Flow Control': 'flow-control',
      'Headers Only': 'headers-only',
      'Inactive Threshold': 'inactive',
      'Max Pull Expire': 'max-expires',
      'Max Pull Batch': 'max-batch',
      'Max Pull MaxBytes': 'max-bytes',
      Backoff: 'backoff',
      Replicas: 'replicas-wanted',
      'Memory Storage': 'memory',
      'Paused Until Deadline': 'paused-until',
      'Priority Policy': 'priority',
      'Priority Groups': 'priority-groups',
      'Pinned TTL': 'pinned-ttl',
      Metadata: 'metadata',
      'Cluster Name': 'cluster',
      'Raft Group': 'raft-group',
      Leader: 'leader',
      'Leader, since': 'leader-since',
      Replica: 'replicas',
      'Last Delivered Message, Consumer sequence': 'delivered-own',
      'Last Delivered Message, Stream sequence': 'delivered',
      'Last Delivered Message, Last delivery': 'delivered-at',
      'Acknowledgment Floor, Consumer sequence': 'ack-floor-own',
      'Acknowledgment Floor, Stream sequence': 'ack-floor',
      'Acknowledgment Floor, Last Ack': 'acked-at',
      'Outstanding Acks': 'ack-pending',
      'Redelivered Messages': 'redelivered',
      'Unprocessed Messages': 'pending',
      'Waiting Pulls': 'waiting',
      'Active Interest': 'interest',
    },
    beside: ['az'],
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
  {
    table: 'server report leafnodes',
    columns: leafnodeColumns(clusters, none),
    cli: {
      Server: 'server',
      Name: 'name',
      Account: 'account',
      Address: 'address',
      RTT: 'rtt',
      'Msgs In': 'msgs-in',
      'Msgs Out': 'msgs-out',
      'Bytes In': 'bytes-in',
      'Bytes Out': 'bytes-out',
      Subs: 'subs',
      Compressed: 'compression',
      Spoke: 'spoke',
    },
    beside: ['cid', 'cluster', ...WHERE, ...HOW_KNOWN],
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
    expect(timed.filter((c) => c.file === undefined && c.since === undefined).map((c) => c.id)).toEqual([])
  })
})
