/** Where a key of the address counts. */
type Where = 'every view' | 'Map' | 'Placement' | 'Gateways' | 'Audit' | 'tables'

export interface AddressKey {
  where: Where
  /** A value as it stands in an address, decoded. */
  example: string
  holds: string
}

/**
 * Every key of the address. A test compares this list with what the components read and with the table of the README; each
 * has a codec that round-trips, and a value that cannot be used is named in a notice and changes nothing else; one that no
 * view could read is named in every view, see `isMalformed`. An empty one asks for nothing, see `asked`.
 */
export const ADDRESS_KEYS: Readonly<Record<string, AddressKey>> = {
  sel: {
    where: 'every view',
    example: 'stream:APP/ORDERS',
    holds: 'what is selected: a server, cluster, region, AZ, gateway, stream or finding',
  },
  find: { where: 'every view', example: 'cluster=xr lag>0', holds: 'what is looked for' },
  hide: { where: 'every view', example: 'tag:az=1', holds: 'what is left out' },
  snap: {
    where: 'every view',
    example: 'q3Zf…',
    holds: 'a frozen moment; none can be frozen yet, so it is named as unknown',
  },
  pins: {
    where: 'every view',
    example: 'APP/ORDERS,APP/EVENTS',
    holds: 'streams pinned to the map, at most eight',
  },
  layers: {
    where: 'Map',
    example: 'gateways,ribbons',
    holds: 'the layers that are drawn; gateways and ribbons when absent',
  },
  as: { where: 'Map', example: 'table', holds: 'the map as tables, for keyboard and screen reader' },
  scope: {
    where: 'Map',
    example: 'rg1/1',
    holds: 'the region, or the AZ of it, that the map is narrowed to',
  },
  opened: {
    where: 'Map',
    example: 'rg1',
    holds: 'the region that is opened, where servers are drawn as capsules',
  },
  vp: {
    where: 'Map',
    example: '516,300,1.5',
    holds: 'what is looked at: the point in the middle, and the scale',
  },
  group: { where: 'Placement', example: 'cluster', holds: 'how streams are grouped' },
  show: { where: 'Placement', example: 'affected', holds: 'whether only affected streams are shown' },
  links: {
    where: 'Gateways',
    example: 'routes',
    holds: 'the routes inside clusters, or the leafnodes, instead of gateways',
  },
  open: {
    where: 'Gateways',
    example: 'rg1,xr',
    holds: 'clusters whose servers are shown; `*` for all',
  },
  account: {
    where: 'Audit',
    example: 'APP',
    holds: 'the account that was to be changed; `$SYS` for the meta group',
  },
  stream: { where: 'Audit', example: 'orders', holds: 'part of the name of the stream' },
  what: { where: 'Audit', example: 'purge', holds: 'what was tried' },
  outcome: { where: 'Audit', example: 'denied', holds: 'what came of it' },
  who: {
    where: 'Audit',
    example: 'anyone on this machine',
    holds: 'who tried it: a user, or this where Orrery knew none',
  },
  sort: { where: 'tables', example: 'bytes.desc', holds: 'how the first table of a view is sorted' },
  'sort-clusters': { where: 'tables', example: 'nodes.desc', holds: 'the same for clusters' },
  'sort-gateways': { where: 'tables', example: 'rtt.desc', holds: 'the same for gateways' },
  'sort-gone': { where: 'tables', example: 'since.desc', holds: 'the same for what is gone' },
  'sort-leafnodes': { where: 'tables', example: 'rtt.desc', holds: 'the same for leafnodes' },
  'sort-meta': { where: 'tables', example: 'lag.desc', holds: 'the same for the meta group' },
  'sort-routes': { where: 'tables', example: 'peer.asc', holds: 'the same for routes' },
  'sort-inaccessible': {
    where: 'tables',
    example: 'what.asc',
    holds: 'the same for streams that cannot be used',
  },
  'sort-leaders': { where: 'tables', example: 'stream-leaders.desc', holds: 'the same for leaders' },
  'sort-replication': { where: 'tables', example: 'lag.desc', holds: 'the same for mirrors and sources' },
  'sort-sources': { where: 'tables', example: 'lag.desc', holds: 'the same for what one stream takes from' },
  cols: {
    where: 'tables',
    example: 'stream,account,bytes',
    holds: 'the columns of the first table of a view; its usual ones when absent',
  },
  'cols-clusters': { where: 'tables', example: 'cluster,nodes', holds: 'the same for clusters' },
  'cols-gateways': { where: 'tables', example: 'cluster,peer,rtt', holds: 'the same for gateways' },
  'cols-gone': { where: 'tables', example: 'stream,since', holds: 'the same for what is gone' },
  'cols-inaccessible': {
    where: 'tables',
    example: 'stream,what',
    holds: 'the same for streams that cannot be used',
  },
  'cols-leaders': { where: 'tables', example: 'server,over', holds: 'the same for leaders' },
  'cols-leafnodes': { where: 'tables', example: 'name,rtt', holds: 'the same for leafnodes' },
  'cols-meta': { where: 'tables', example: 'name,lag', holds: 'the same for the meta group' },
  'cols-replication': { where: 'tables', example: 'stream,lag', holds: 'the same for mirrors and sources' },
  'cols-routes': { where: 'tables', example: 'peer,rtt', holds: 'the same for routes' },
  'cols-sources': {
    where: 'tables',
    example: 'source,lag',
    holds: 'the same for what one stream takes from',
  },
}
