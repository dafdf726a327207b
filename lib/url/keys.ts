/** Where a key of the address counts. */
type Where = 'every view' | 'Map' | 'Placement' | 'Gateways' | 'tables'

export interface AddressKey {
  where: Where
  /** A value as it stands in an address, decoded. */
  example: string
  holds: string
}

/**
 * Every key of the address. A test compares this list with what the components read and with the table of the README; each
 * has a codec that round-trips, and a value that cannot be used is named in a notice and changes nothing else.
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
  layers: { where: 'Map', example: 'gateways,ribbons', holds: 'the layers that are drawn; all when absent' },
  as: { where: 'Map', example: 'table', holds: 'the map as tables, for keyboard and screen reader' },
  group: { where: 'Placement', example: 'cluster', holds: 'how streams are grouped' },
  show: { where: 'Placement', example: 'affected', holds: 'whether only affected streams are shown' },
  open: {
    where: 'Gateways',
    example: 'rg1,xr',
    holds: 'clusters whose servers are shown; `*` for all',
  },
  sort: { where: 'tables', example: 'bytes.desc', holds: 'how the first table of a view is sorted' },
  'sort-clusters': { where: 'tables', example: 'servers.desc', holds: 'the same for clusters' },
  'sort-gateways': { where: 'tables', example: 'rtt.desc', holds: 'the same for gateways' },
  'sort-gone': { where: 'tables', example: 'since.desc', holds: 'the same for what is gone' },
  'sort-meta': { where: 'tables', example: 'lag.desc', holds: 'the same for the meta group' },
  'sort-routes': { where: 'tables', example: 'peer.asc', holds: 'the same for routes' },
}
