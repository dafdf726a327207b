// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { healthyStore, snapshotAt, T0 } from '@/lib/collector/testing/recorded-facts'
import type { Snapshot } from '@/lib/domain/model'
import { decodeServerDetail } from '@/lib/nats/endpoints/varz'
import { answerOf, VERSIONS, type Version } from '@/lib/nats/testing/recorded'
import { HealthView } from './health/HealthView'
import { ClusterPanel } from './inspector/ClusterPanel'
import { ServerPanel } from './inspector/ServerPanel'
import { SuperclusterPanel } from './inspector/SuperclusterPanel'
import { JetStreamView } from './jetstream/JetStreamView'
import { ServerFacts } from './servers/ServerFacts'
import { ServersView } from './servers/ServersView'
import { StreamsView } from './streams/StreamsView'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const NAME = 'rg2-az1'
const healthy = (version: Version) => snapshotAt(healthyStore(version), T0 + 200)

/** What a recorded server says of itself, as its page gets it. */
function detailOf(version: Version) {
  const { origin, data: varz } = answerOf(version, 'ping_VARZ', NAME)
  const names = new Map([[origin.id, origin.name]])
  return decodeServerDetail({
    observedAt: new Date(T0).toISOString(),
    via: NAME,
    origin,
    varz,
    jsz: answerOf(version, 'ping_JSZ', NAME).data,
    routez: answerOf(version, 'ping_ROUTEZ', NAME).data,
    gatewayz: answerOf(version, 'ping_GATEWAYZ', NAME).data,
    nameOfId: (id) => names.get(id) ?? null,
  })
}

/** Terms of the page of a server that show "–", by what they say on hover. */
function dashes(container: HTMLElement): Record<string, string[]> {
  const by: Record<string, string[]> = {}
  for (const row of container.querySelectorAll('dl > div')) {
    const dd = row.querySelector('dd')
    if (dd?.textContent === '–')
      by[dd.title] = [...(by[dd.title] ?? []), row.querySelector('dt')?.textContent ?? '']
  }
  return by
}

const SINCE_2_10 = ['Unique Tag', 'API Pending', 'Sync Interval', 'Always Sync', 'Route Pool']
const SINCE_2_11 = [
  ...['Configuration Digest', 'API Support Level', 'Strict'],
  ...['Stale Connections', 'Stalled Clients', 'Metadata', 'Feature Flags'],
]
const LACKS: Record<Version, string[]> = {
  '2.9.10': [...SINCE_2_10, ...SINCE_2_11],
  '2.10.27': SINCE_2_11,
  '2.15.1': [],
}

describe.each(VERSIONS)('what nats-server %s does not report', (version) => {
  test('is null in the snapshot, and only that', () => {
    const snapshot = healthy(version)
    const server = snapshot.servers.find((s) => s.key === NAME)
    const old = version === '2.9.10'
    expect(server?.jetstream?.uniqueTag).toBe(old ? null : 'az:')
    expect(server?.jetstream?.api.pending).toBe(old ? null : 0)
    expect(snapshot.meta.uniqueTag).toBe(old ? null : 'az:')
    const { clockSkewMs: _, ...rest } = server ?? expect.fail('no such server')
    const missing = Object.entries(rest).filter(([, value]) => value === null)
    expect(missing.map(([field]) => field)).toEqual(old ? ['slowByKind'] : [])
    expect(server?.jetstream?.apiLevel).toBe(version === '2.15.1' ? 5 : null)
    // Every version tells these of its meta peers: in the leader's own answer.
    for (const { current, lag, activeMs } of snapshot.meta.peers) {
      expect([current, lag, typeof activeMs]).toEqual([true, 0, 'number'])
    }
  })

  test('is a dash on the page of a server that names the version, and nothing else is', () => {
    const snapshot = healthy(version)
    const server = snapshot.servers.find((s) => s.key === NAME) ?? null
    const { container } = renderWith(snapshot, <ServerFacts detail={detailOf(version)} server={server} />)
    const missing = `not reported by ${version}`
    const { [missing]: lacks = [], ...others } = dashes(container)
    expect([...lacks].sort()).toEqual([...LACKS[version]].sort())
    expect(others).toEqual({
      'its build does not say': ['Git Commit'],
      'not set, or not reported': ['GOMEMLIMIT'],
      'no WebSocket, or not reported': ['WebSocket URLs'],
      'no TLS, or not reported': ['TLS Certificate Ends'],
    })
    // Said to the eye as well, once in each panel that it concerns.
    const panels = screen
      .queryAllByText(`– ${missing}`)
      .map((note) => note.closest('section')?.getAttribute('aria-label'))
    expect(panels).toEqual(version === '2.15.1' ? [] : ['Process', 'JetStream', 'Statistics', 'Cluster'])
  })

  test('is said beside the unique tag of a server, of its cluster, and of the meta group', () => {
    const snapshot = healthy(version)
    const told = version === '2.9.10' ? 'not reported by 2.9.10' : 'az:'
    const server = snapshot.servers.find((s) => s.key === NAME) ?? expect.fail('no server')
    const cluster = snapshot.clusters.find((c) => c.name === 'rg2') ?? expect.fail('no cluster')
    for (const panel of [
      <ServerPanel key="s" server={server} />,
      <ClusterPanel key="c" cluster={cluster} />,
    ]) {
      renderWith(snapshot, panel)
      expect(screen.getByText('Unique tag').nextSibling?.textContent).toBe(told)
      cleanup()
    }
    const { container } = renderWith(snapshot, <SuperclusterPanel />)
    expect(container.textContent).toContain(
      version === '2.9.10' ? 'Unique tag in force: not reported by 2.9.10' : 'Unique tag in force az:',
    )
  })

  test.each([
    ['Servers', () => <ServersView />],
    ['JetStream', () => <JetStreamView />],
    ['Streams', () => <StreamsView writable={[]} />],
    ['Health', () => <HealthView />],
  ])('never becomes NaN, undefined or null in %s, nor a dash without a reason', (_, view) => {
    const { container } = renderWith(healthy(version), view())
    expect(container.textContent?.length).toBeGreaterThan(100)
    expect(container.innerHTML).not.toMatch(/\b(NaN|undefined|Infinity|null)\b|Invalid Date|\[object/)
    const bare = [...container.querySelectorAll('td, th, dd')].filter(
      (cell) => cell.textContent === '–' && !cell.getAttribute('title') && !cell.querySelector('[title]'),
    )
    expect(bare.map((cell) => cell.parentElement?.textContent)).toEqual([])
  })
})

/** Not by role: in a table that is slow without a browser. */
function versionCell(server: string, version: string): HTMLElement {
  const head = screen.getAllByText(server).find((text) => text.closest('th'))
  return within(head?.closest('tr') ?? expect.fail(`no row of ${server}`)).getByText(version)
}

test('a mix: each server speaks for its own version, and Health names both the mix and the updates', () => {
  const old = healthy('2.9.10')
  const recent = healthy('2.15.1')
  const mixed: Snapshot = {
    ...recent,
    servers: recent.servers.map((s) => (s.az === '1' ? (old.servers.find((o) => o.key === s.key) ?? s) : s)),
  }
  const cluster = mixed.clusters.find((c) => c.name === 'rg2') ?? expect.fail('no cluster')
  renderWith(mixed, <ClusterPanel cluster={cluster} />)
  expect(screen.getByText('Unique tag').nextSibling?.textContent).toBe('az: · not reported by 2.9.10')
  cleanup()

  renderWith(mixed, <ServersView />)
  expect(versionCell('rg2-az1', '2.9.10').title).toMatch(/^update advised: \d+ security advisories/)
  expect(versionCell('rg2-az2', '2.15.1').title).toBe('')
})
