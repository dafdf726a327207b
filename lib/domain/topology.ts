import type { Az, Cluster, Region, Server } from './model'

/** How region and AZ are read; `Topology` of the configuration. */
export interface TopologyRules {
  regionTags: readonly string[]
  azTags: readonly string[]
  overrides: readonly { match: string; region: string | null; az: string | null }[]
}

export interface Placeable {
  name: string
  cluster: string | null
  tags: readonly string[]
}

export interface Place {
  region: string
  az: string | null
}

const NO_REGION = 'no region'

/**
 * Region and AZ of every server. A server without a region tag belongs to the region named after its cluster. Two keys
 * are one region when they are equal, or when prefix letters + value equal the other (`rg:1` is the region of `rg1`).
 */
export function placeServers(servers: readonly Placeable[], rules: TopologyRules): Map<string, Place> {
  const named = new Set(
    servers.filter((s) => !tagOf(s.tags, rules.regionTags)).flatMap((s) => s.cluster ?? []),
  )
  return new Map(servers.map((s) => [s.name, place(s, rules, named)]))
}

function place(server: Placeable, rules: TopologyRules, named: ReadonlySet<string>): Place {
  const override = rules.overrides.find((o) => matches(o.match, server))
  const tag = tagOf(server.tags, rules.regionTags)
  const own = tag ? regionOfTag(tag, named) : (server.cluster ?? NO_REGION)
  return {
    region: override?.region ?? own,
    az: override?.az ?? tagOf(server.tags, rules.azTags)?.value ?? null,
  }
}

function regionOfTag(
  { prefix, value }: { prefix: string; value: string },
  named: ReadonlySet<string>,
): string {
  const joined = prefix.replace(/[^a-z]/gi, '') + value
  return named.has(joined) && !named.has(value) ? joined : value
}

function tagOf(
  tags: readonly string[],
  prefixes: readonly string[],
): { prefix: string; value: string } | null {
  for (const prefix of prefixes) {
    const tag = tags.find((t) => t.startsWith(prefix.toLowerCase()) && t.length > prefix.length)
    if (tag !== undefined) return { prefix, value: tag.slice(prefix.length) }
  }
  return null
}

/** Glob with `*` over the server's name, its cluster and its tags. */
function matches(pattern: string, server: Placeable): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const glob = new RegExp(`^${escaped.join('.*')}$`, 'i')
  return [server.name, server.cluster ?? '', ...server.tags].some((text) => glob.test(text))
}

/** The order of everything that is listed by name: numbers inside names count as numbers. */
export function byName(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** Made once: `localeCompare` with options makes one at every call. */
const collator = new Intl.Collator('en', { numeric: true })

/** Regions with their AZs; servers without an AZ tag come last in a visible column. */
export function regionsOf(servers: readonly Server[]): Region[] {
  return [...group(servers, (s) => s.region)].map(([id, members]) => ({ id, label: id, azs: azsOf(members) }))
}

function azsOf(servers: readonly Server[]): Az[] {
  const tagged = servers.filter((s) => s.az !== null)
  const azs: Az[] = [...group(tagged, (s) => s.az ?? '')].map(([id, members]) => ({
    id,
    label: /^\d/.test(id) ? `az ${id}` : id,
    servers: members.map((s) => s.key),
  }))
  const untagged = servers.filter((s) => s.az === null)
  return untagged.length === 0
    ? azs
    : [...azs, { id: null, label: 'no AZ tag', servers: untagged.map((s) => s.key) }]
}

/** Clusters of the roster; one whose servers lie in more than one region is cross-region. */
export function clustersOf(servers: readonly Server[]): Cluster[] {
  const members = servers.filter((s) => s.cluster !== null)
  return [...group(members, (s) => s.cluster ?? '')].map(([name, of]) => {
    const regions = new Set(of.map((s) => s.region))
    const tags = new Set(of.flatMap((s) => s.jetstream?.uniqueTag ?? []))
    return {
      name,
      region: regions.size === 1 ? (of[0]?.region ?? null) : null,
      crossRegion: regions.size > 1,
      servers: of.map((s) => s.key),
      uniqueTags: [...tags].sort(byName),
    }
  })
}

function group<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const of = key(item)
    const members = groups.get(of)
    if (members) members.push(item)
    else groups.set(of, [item])
  }
  return new Map([...groups].sort(([a], [b]) => byName(a, b)))
}
