import { scenarioServers } from '@/demo/scenario'
import { appOfFile } from './support/app-of-file'
import { exact, readTable, secondsOf, shown, texts } from './support/tables'
import { expect, test } from './support/test'
import { everyServer, gatewayz, holders, jsz, ledStream, metaGroup, varz } from './support/truth'

/** Figures move while they are compared: a whole comparison is repeated until both sides are of one moment. */
const SOON = { timeout: 20_000 }
const NAMES = scenarioServers().map(({ name }) => name)
const REGIONS: Record<string, string> = { rg1: 'rg1', rg2: 'rg2', rg3: 'rg3' }

const app = appOfFile('EVENTS', 'ORDERS')
test.beforeAll(async () => {
  await app.publish('orders.new', 40)
  await app.publish('events.login', 3)
})

test('Server Overview is what every server says of itself', async ({ page }) => {
  const cols = 'state,cluster,ip,version,js,conns,subs,routes,gws,leafs,cores,slow,uptime,region,az,tags'
  await page.goto(`/servers?cols=name,${cols}`)
  await expect(async () => {
    const real = await everyServer(varz)
    const { rows, foot } = await readTable(page, 'Server Overview')
    expect([...rows.keys()].sort()).toEqual([...NAMES].sort())
    for (const [name, v] of real) {
      const row = rows.get(name)
      const { outbound } = await gatewayz(name)
      const spec = scenarioServers().find((server) => server.name === name)
      expect({
        name,
        ...texts(row, 'State', 'Cluster', 'IP', 'Version', 'JS', 'Conns', 'Routes', 'GWs', 'Cores'),
      }).toEqual({
        name,
        State: 'up',
        Cluster: v.cluster.name,
        IP: v.host,
        Version: v.version,
        JS: 'yes',
        Conns: shown(v.connections),
        Routes: shown(v.routes),
        GWs: shown(outbound),
        Cores: shown(v.cores),
      })
      expect({ name, ...texts(row, 'Slow', 'Region', 'AZ', 'Tags') }).toEqual({
        name,
        Slow: shown(v.slow_consumers),
        // The regional servers have no region tag: they belong to the region named after their cluster.
        Region: REGIONS[v.cluster.name] ?? v.tags.find((tag) => tag.startsWith('rg:'))?.replace(':', ''),
        AZ: v.tags.find((tag) => tag.startsWith('az:'))?.slice(3),
        Tags: spec?.tags.join(' '),
      })
      const uptime = (Date.parse(v.now) - Date.parse(v.start)) / 1000
      expect(Math.abs(secondsOf(row?.Uptime?.text ?? '') - uptime), `uptime of ${name}`).toBeLessThan(60)
    }
    const conns = [...real.values()].reduce((sum, v) => sum + v.connections, 0)
    expect(texts(foot, 'Name', 'State', 'Cluster', 'JS', 'Conns', 'Slow')).toEqual({
      Name: '12 servers',
      State: '12 up',
      Cluster: '4 clusters',
      JS: '12',
      Conns: shown(conns),
      Slow: '0',
    })
  }).toPass(SOON)
})

test('Cluster Overview counts the gateways as the servers do', async ({ page }) => {
  await page.goto('/servers')
  await expect(async () => {
    const real = await everyServer(async (name) => ({ ...(await varz(name)), ...(await gatewayz(name)) }))
    const { rows, foot } = await readTable(page, 'Cluster Overview')
    expect([...rows.keys()].sort()).toEqual(['rg1', 'rg2', 'rg3', 'xr'])
    for (const [cluster, row] of rows) {
      const members = [...real.values()].filter((server) => server.cluster.name === cluster)
      const sum = (of: (server: (typeof members)[number]) => number) =>
        shown(members.reduce((total, server) => total + of(server), 0))
      expect({
        cluster,
        ...texts(row, 'Node Count', 'Outgoing Gateways', 'Incoming Gateways', 'Connections'),
      }).toEqual({
        cluster,
        'Node Count': '3',
        'Outgoing Gateways': sum((server) => server.outbound),
        'Incoming Gateways': sum((server) => server.inbound),
        Connections: sum((server) => server.connections),
      })
    }
    expect(texts(foot, 'Cluster', 'Node Count', 'Outgoing Gateways', 'Incoming Gateways')).toEqual({
      Cluster: '4 clusters',
      'Node Count': '12',
      'Outgoing Gateways': '36',
      'Incoming Gateways': '36',
    })
  }).toPass(SOON)
})

test('JetStream Summary is what JetStream of every server says', async ({ page }) => {
  await page.goto('/jetstream')
  await expect(async () => {
    const real = await everyServer(jsz)
    const { leader } = await metaGroup()
    const { rows, foot } = await readTable(page, 'JetStream Summary')
    expect([...rows.keys()].sort()).toEqual([...NAMES].sort())
    for (const [name, j] of real) {
      const row = rows.get(name) ?? {}
      const sizes = Object.fromEntries(['Bytes', 'Memory', 'File'].map((head) => [head, row[head]?.title]))
      expect({
        name,
        ...sizes,
        ...texts(row, 'Streams', 'Consumers', 'Messages', 'API Req', 'API Err', 'Meta'),
      }).toEqual({
        name,
        Streams: shown(j.streams),
        Consumers: shown(j.consumers),
        Messages: shown(j.messages),
        Bytes: exact(j.bytes),
        Memory: exact(j.memory),
        File: exact(j.storage),
        'API Req': shown(j.api.total),
        'API Err': shown(j.api.errors),
        Meta: name === leader ? 'leader' : 'member',
      })
    }
    const sum = (of: 'streams' | 'messages') =>
      shown([...real.values()].reduce((total, j) => total + j[of], 0))
    expect(texts(foot, 'Server', 'Streams', 'Messages')).toEqual({
      Server: '12 servers',
      Streams: '6',
      Messages: sum('messages'),
    })
    expect(sum('streams')).toBe('6')
  }).toPass(SOON)
})

test('RAFT Meta Group Information is what the meta leader says', async ({ page }) => {
  await page.goto('/jetstream')
  await expect(async () => {
    const meta = await metaGroup()
    expect(meta.size).toBe(12)
    const { rows, foot } = await readTable(page, 'RAFT Meta Group Information')
    expect([...rows.keys()].sort()).toEqual([...NAMES].sort())
    for (const name of NAMES) {
      const told = meta.replicas.find((replica) => replica.name === name)
      expect(told?.current ?? name === meta.leader, `${name} is current`).toBe(true)
      expect({ name, ...texts(rows.get(name), 'Leader', 'Current', 'Online', 'Replica', 'State') }).toEqual({
        name,
        Leader: name === meta.leader ? 'yes' : '',
        Current: 'true',
        Online: 'true',
        Replica: 'current',
        State: 'up',
      })
      if (told?.peer) expect(rows.get(name)?.['Peer id']?.text).toBe(told.peer)
    }
    expect(texts(foot, 'Name', 'Online')).toEqual({ Name: '12 peers', Online: '12 of 12' })
  }).toPass(SOON)
})

test('Stream Report is what the holders of the streams say', async ({ page }) => {
  await page.goto(
    '/streams?cols=stream,account,storage,placement,consumers,messages,bytes,replicas,margin,via',
  )
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect([...rows.keys()].sort()).toEqual(['EVENTS', 'ORDERS'])
    for (const [name, row] of rows) {
      const real = await ledStream(name)
      const everywhere = [real.leader, ...real.followers].sort()
      expect(await holders(name)).toEqual(expect.arrayContaining(everywhere))
      // Each name once, the leader's with the word before it.
      const replicas = row.Replicas?.text ?? ''
      expect(replicas).toContain(`leader ${real.leader}`)
      const rest = everywhere.reduce((text, server) => text.replace(server, ''), replicas)
      expect(rest.trim(), replicas).toBe('leader')
      expect({
        name,
        ...texts(row, 'Account', 'Storage', 'Placement', 'Consumers', 'Messages', 'Margin', 'via'),
      }).toEqual({
        name,
        Account: 'APP',
        Storage: real.config.storage === 'file' ? 'File' : 'Memory',
        Placement: `${real.config.placement?.cluster} R${real.config.num_replicas}`,
        Consumers: shown(real.state.consumer_count),
        Messages: shown(real.state.messages),
        Margin: '+1',
        via: real.leader,
      })
      expect(row.Bytes?.title).toBe(exact(real.state.bytes))
    }
    expect(rows.get('ORDERS')?.Messages?.text).toBe('40')
    expect(rows.get('EVENTS')?.Messages?.text).toBe('3')
  }).toPass(SOON)
})
