import { leafnodeColumns } from '@/components/gateways/leafnode-columns'
import { leaderColumns } from '@/components/jetstream/leader-columns'
import { metaColumns } from '@/components/jetstream/meta-columns'
import { summaryColumns } from '@/components/jetstream/summary-columns'
import { clusterColumns } from '@/components/servers/cluster-columns'
import { serverColumns } from '@/components/servers/server-columns'
import { gatewayColumns, routeColumns } from '@/components/servers/server-page-columns'
import { sampleSnapshot } from '@/lib/domain/sample'

const { clusters } = sampleSnapshot()
const none = new Map()
const HOW_KNOWN = ['age', 'via']
const WHERE = ['region', 'az', 'tags']

/** Tables of the `nats` CLI about servers: their columns by our ids, and what every row of ours says beside them. */
export const CLI_SERVERS = [
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
