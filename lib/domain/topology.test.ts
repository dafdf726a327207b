import { describe, expect, test } from 'vitest'
import { sampleSnapshot } from './sample'
import { clustersOf, type Placeable, placeServers, regionsOf, type TopologyRules } from './topology'

const RULES: TopologyRules = { regionTags: ['region:', 'rg:'], azTags: ['az:', 'zone:'], overrides: [] }

const server = (name: string, cluster: string | null, ...tags: string[]): Placeable => ({
  name,
  cluster,
  tags,
})
const REGIONAL = [server('rg1-az1', 'rg1', 'az:1'), server('rg1-az2', 'rg1', 'az:2')]

function place(one: Placeable, rules: Partial<TopologyRules> = {}, others: Placeable[] = REGIONAL) {
  const found = placeServers([...others, one], { ...RULES, ...rules }).get(one.name)
  return found && `${found.region} / ${found.az ?? 'none'}`
}

describe('region and AZ', () => {
  test.each<[string, Placeable, string]>([
    ['no region tag: the region of its cluster', server('a', 'rg1', 'az:1'), 'rg1 / 1'],
    ['rg:1 is the region of cluster rg1', server('a', 'xr', 'rg:1', 'az:1'), 'rg1 / 1'],
    ['rg:rg1 too', server('a', 'xr', 'rg:rg1'), 'rg1 / none'],
    ['rg:9 is a region of its own: no cluster rg9', server('a', 'xr', 'rg:9'), '9 / none'],
    ['region: comes before rg:', server('a', 'xr', 'rg:1', 'region:eu'), 'eu / none'],
    ['az: comes before zone:', server('a', 'rg1', 'zone:b', 'az:a'), 'rg1 / a'],
    ['zone: alone', server('a', 'rg1', 'zone:b'), 'rg1 / b'],
    ['a prefix without a value says nothing', server('a', 'rg1', 'rg:', 'az:'), 'rg1 / none'],
    ['a lone server', server('a', null), 'no region / none'],
    ['a lone server with tags', server('a', null, 'rg:1', 'az:2'), 'rg1 / 2'],
  ])('%s', (_, one, expected) => {
    expect(place(one)).toBe(expected)
  })

  test('prefixes of the configuration, whatever their case: servers lower their tags', () => {
    const rules = { regionTags: ['DC:'], azTags: ['Rack:'] }
    expect(place(server('a', 'x', 'dc:paris', 'rack:7', 'rg:1'), rules)).toBe('paris / 7')
  })

  test('rg:1 stays apart from rg1 while a region 1 exists by that very name', () => {
    const named = [...REGIONAL, server('b', '1')]
    expect(place(server('a', 'xr', 'rg:1'), {}, named)).toBe('1 / none')
  })
})

describe('overrides', () => {
  const rules = {
    overrides: [
      { match: 'edge-*', region: 'edge', az: null },
      { match: 'site:lyon', region: null, az: 'lyon' },
      { match: 'rg1', region: 'north', az: null },
      { match: '*', region: 'never', az: null },
    ],
  }
  test.each<[string, Placeable, string]>([
    ['by a glob of the name; what it leaves out stays', server('edge-7', 'xr', 'az:1'), 'edge / 1'],
    ['by tag', server('a', 'rg1', 'site:lyon'), 'rg1 / lyon'],
    ['by cluster', server('a', 'rg1', 'az:2'), 'north / 2'],
    ['the first one that fits wins', server('edge-1', 'rg1'), 'edge / none'],
    ['a dot is a dot', server('edgeX1', 'q'), 'never / none'],
  ])('%s', (_, one, expected) => {
    expect(place(one, rules)).toBe(expected)
  })

  test('glob characters of regular expressions match themselves', () => {
    const dotted = { overrides: [{ match: 'a.b(1)', region: 'x', az: null }] }
    expect(place(server('a.b(1)', 'rg1'), dotted)).toBe('x / none')
    expect(place(server('aXb1', 'rg1'), dotted)).toBe('rg1 / none')
  })
})

describe('regions and clusters of a snapshot', () => {
  const { servers } = sampleSnapshot()

  test('servers without an AZ tag are in a visible cell, last', () => {
    const bare = servers.map((s) => (s.key === 'rg1-az1' ? { ...s, az: null } : s))
    expect(regionsOf(bare)[0]?.azs.map((a) => [a.id, a.label])).toEqual([
      ['1', 'az 1'],
      ['2', 'az 2'],
      ['3', 'az 3'],
      [null, 'no AZ tag'],
    ])
    expect(regionsOf(bare)[0]?.azs.at(-1)?.servers).toEqual(['rg1-az1'])
  })

  test('every server is in exactly one cell', () => {
    const cells = regionsOf(servers).flatMap((r) => r.azs.flatMap((a) => a.servers))
    expect([...cells].sort()).toEqual(servers.map((s) => s.key).sort())
  })

  test('a cluster is cross-region when its servers lie in several; one without a cluster is in none', () => {
    const lone = servers.map((s) => (s.key === 'rg3-az3' ? { ...s, cluster: null } : s))
    expect(clustersOf(lone).map((c) => [c.name, c.region, c.crossRegion, c.servers.length])).toEqual([
      ['rg1', 'rg1', false, 3],
      ['rg2', 'rg2', false, 3],
      ['rg3', 'rg3', false, 2],
      ['xr', null, true, 3],
    ])
  })

  test('the order in which servers come changes nothing but the order inside a cell', () => {
    const places = (list: Placeable[]) => [...placeServers(list, RULES)].sort(([a], [b]) => (a < b ? -1 : 1))
    const plain = servers.map((s) => server(s.name, s.cluster, ...s.tags))
    for (let shift = 1; shift < plain.length; shift++) {
      const turned = [...plain.slice(shift), ...plain.slice(0, shift)].reverse()
      expect(places(turned)).toEqual(places(plain))
    }
    expect(clustersOf([...servers].reverse()).map((c) => c.name)).toEqual(
      clustersOf(servers).map((c) => c.name),
    )
    expect(regionsOf([...servers].reverse()).map((r) => r.id)).toEqual(regionsOf(servers).map((r) => r.id))
  })
})
