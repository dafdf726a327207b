// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { decodeStreamDetail } from '@/lib/nats/endpoints/stream-info'
import { decodeServerDetail } from '@/lib/nats/endpoints/varz'
import { answerOf, recordedObject } from '@/lib/nats/testing/recorded'
import { ServerFacts } from './servers/ServerFacts'
import { StreamFacts } from './streams/StreamFacts'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
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
