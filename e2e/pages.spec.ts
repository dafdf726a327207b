import { appOfFile } from './support/app-of-file'
import { exact, readFacts, readTable, secondsOf, shown } from './support/tables'
import { expect, test } from './support/test'
import { jsz, ledStream, varz } from './support/truth'

const SOON = { timeout: 20_000 }
const SERVER = 'rg2-az1'

const app = appOfFile('EVENTS', 'ORDERS')
test.beforeAll(async () => {
  await app.publish('orders.new', 40)
})

test('the page of one server has every field of `nats server info`', async ({ page }) => {
  await page.goto(`/servers/${SERVER}`)
  await expect(page.getByRole('heading', { level: 1, name: SERVER })).toBeVisible()
  const clock = (iso: string) => `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`
  await expect(async () => {
    const v = await varz(SERVER)
    const j = await jsz(SERVER)
    const process = await readFacts(page, 'Process')
    expect(text(process, 'Version', 'Git Commit', 'Go Version', 'Start Time', 'Server ID')).toEqual({
      Version: v.version,
      'Git Commit': v.git_commit || '–',
      'Go Version': v.go,
      'Start Time': clock(v.start),
      'Server ID': v.server_id,
    })
    const uptime = (Date.parse(v.now) - Date.parse(v.start)) / 1000
    expect(Math.abs(secondsOf(process.Uptime?.text ?? '') - uptime)).toBeLessThan(60)

    const connection = await readFacts(page, 'Connection')
    expect(text(connection, 'Auth Required', 'TLS Required', 'Host', 'Monitoring')).toEqual({
      'Auth Required': String(v.auth_required),
      'TLS Required': String(v.tls_required),
      Host: `${v.host}:${v.port}`,
      Monitoring: `${v.http_host}:${v.http_port}`,
    })
    expect(connection['Client URLs']?.text.split('\n').sort()).toEqual(v.connect_urls.sort())

    const jetstream = await readFacts(page, 'JetStream')
    expect(
      text(jetstream, 'Domain', 'Storage Directory', 'Active Accounts', 'API Requests', 'API Errors'),
    ).toEqual({
      Domain: 'none',
      'Storage Directory': v.jetstream.config.store_dir,
      'Active Accounts': shown(j.accounts),
      'API Requests': shown(j.api.total),
      'API Errors': shown(j.api.errors),
    })
    expect(titles(jetstream, 'Max Memory', 'Max File', 'Memory In Use', 'File In Use')).toEqual({
      'Max Memory': exact(v.jetstream.config.max_memory),
      'Max File': exact(v.jetstream.config.max_storage),
      'Memory In Use': exact(j.memory),
      'File In Use': exact(j.storage),
    })

    const limits = await readFacts(page, 'Limits')
    expect(text(limits, 'Max Connections', 'Max Subscriptions', 'TLS Timeout', 'Write Deadline')).toEqual({
      'Max Connections': shown(v.max_connections),
      'Max Subscriptions': 'unlimited',
      'TLS Timeout': `${v.tls_timeout.toFixed(1)} s`,
      'Write Deadline': `${v.write_deadline / 1e9} s`,
    })
    expect(limits['Max Payload']?.title).toBe(exact(v.max_payload))

    const statistics = await readFacts(page, 'Statistics')
    expect(text(statistics, 'Connections', 'Subscriptions', 'Slow Consumers', 'Routes')).toEqual({
      Connections: shown(v.connections),
      Subscriptions: shown(v.subscriptions),
      'Slow Consumers': shown(v.slow_consumers),
      Routes: shown(v.routes),
    })
    expect(statistics['CPU Cores']?.text).toMatch(new RegExp(`^${v.cores} · [\\d.]+%$`))
    expect(statistics.Memory?.title).toMatch(/^[\d,]+ B$/)
    // Traffic never stands still: what the page says lies below what the server says a moment later.
    const [into = Number.NaN] =
      (statistics.Messages?.title ?? '').replaceAll(',', '').match(/\d+/g)?.map(Number) ?? []
    expect(into).toBeGreaterThan(0)
    expect(into).toBeLessThanOrEqual(v.in_msgs)
    expect(statistics.Bytes?.title).toMatch(/^[\d,]+ in, [\d,]+ out$/)

    const cluster = await readFacts(page, 'Cluster')
    expect(text(cluster, 'Name', 'Tags', 'Host')).toEqual({
      Name: v.cluster.name,
      Tags: v.tags.join('\n'),
      Host: `${v.cluster.addr}:${v.cluster.cluster_port}`,
    })
    expect(cluster.URLs?.text.split('\n').sort()).toEqual(v.cluster.urls.sort())

    const supercluster = await readFacts(page, 'Super Cluster')
    expect(text(supercluster, 'Name', 'Host')).toEqual({
      Name: v.gateway.name,
      Host: `${v.gateway.host}:${v.gateway.port}`,
    })
    expect(supercluster.Clusters?.text.split('\n').sort()).toEqual(
      v.gateway.gateways.map(({ name }) => name).sort(),
    )
  }).toPass(SOON)
})

test('the page of one stream has every field of `nats stream info`', async ({ page }) => {
  await page.goto('/streams/APP/ORDERS')
  await expect(page.getByRole('heading', { level: 1, name: 'ORDERS' })).toBeVisible()
  await expect(async () => {
    const real = await ledStream('ORDERS')
    const configuration = await readFacts(page, 'Configuration')
    expect(
      text(
        configuration,
        ...['Subjects', 'Acknowledgements', 'Retention', 'Replicas', 'Discard Policy', 'Duplicate Window'],
        ...['Allows Msg Delete', 'Allows Purge', 'Allows Rollups'],
      ),
    ).toEqual({
      Subjects: real.config.subjects.join('\n'),
      Acknowledgements: 'true',
      Retention: 'File - Limits',
      Replicas: shown(real.config.num_replicas),
      'Discard Policy': 'Old',
      'Duplicate Window': '2 m',
      'Allows Msg Delete': 'true',
      'Allows Purge': 'true',
      'Allows Rollups': 'true',
    })
    const limits = ['Messages', 'Bytes', 'Age', 'Message Size', 'Consumers'].map((what) => `Maximum ${what}`)
    expect(text(await readFacts(page, 'Limits'), ...limits)).toEqual(
      Object.fromEntries(limits.map((limit) => [limit, 'unlimited'])),
    )
    expect((await readFacts(page, 'Placement'))['Placement Cluster']?.text).toBe(
      real.config.placement?.cluster,
    )

    const cluster = await readFacts(page, 'Cluster Information')
    expect(text(cluster, 'Name', 'Leader')).toEqual({ Name: real.cluster.name, Leader: real.leader })
    const replicas = cluster.Replica?.text.split('\n').sort() ?? []
    expect(replicas.map((line) => line.replace(/\d+\.\d\ds/, '…'))).toEqual(
      real.followers.map((name) => `${name}, current, seen … ago`),
    )

    const state = await readFacts(page, 'State')
    expect(text(state, 'Messages', 'FirstSeq', 'LastSeq', 'Active Consumers')).toEqual({
      Messages: shown(real.state.messages),
      FirstSeq: shown(real.state.first_seq),
      LastSeq: shown(real.state.last_seq),
      'Active Consumers': shown(real.state.consumer_count),
    })
    expect(state.Messages?.text).toBe('40')
    expect(state.Bytes?.title).toBe(exact(real.state.bytes))
  }).toPass(SOON)
})

test('the gateways and routes of a server, as it counts them itself', async ({ page }) => {
  await page.goto(
    `/servers/${SERVER}?cols-gateways=cluster,direction,connected,peer,address,cid,uptime,bytes-out`,
  )
  await expect(async () => {
    const { rows } = await readTable(page, `Gateways of ${SERVER}`)
    expect(rows.size).toBeGreaterThan(0)
    for (const row of rows.values()) expect(row.Connected?.text).toBe('yes')
    const first = [...rows.values()].find((row) => row.Direction?.text === 'outbound')
    expect(first?.Peer?.text).toMatch(/^rg\d-az\d(-x)?$/)
    expect(first?.Address?.text).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(Number(first?.ID?.text)).toBeGreaterThan(0)
    expect(secondsOf(first?.Uptime?.text ?? '')).toBeGreaterThan(0)
    expect(first?.['Bytes Out']?.title).toMatch(/^[\d,]+ B$/)
  }).toPass(SOON)
})

type Facts = Awaited<ReturnType<typeof readFacts>>

const text = (facts: Facts, ...terms: string[]) =>
  Object.fromEntries(terms.map((term) => [term, facts[term]?.text ?? '(no such field)']))
const titles = (facts: Facts, ...terms: string[]) =>
  Object.fromEntries(terms.map((term) => [term, facts[term]?.title ?? '(no such field)']))
