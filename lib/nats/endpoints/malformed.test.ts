import { describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { decodeEnvelope } from '../envelope'
import type { Json } from '../read'
import { corruptions } from '../testing/corrupt'
import { recorded, VERSIONS } from '../testing/recorded'
import * as shapes from '../testing/shapes'
import { serverDetail, varz } from '../testing/shapes-server'
import { decodeJsz } from './jsz'
import { decodeLeafz } from './leafz'
import { decodeGatewayz, decodeHealthz, decodeRoutez } from './links'
import { decodeStatsz } from './statsz'
import { decodeServerDetail, decodeVarz } from './varz'

const origin = {
  id: 'NA',
  name: 'a',
  cluster: 'c',
  host: null,
  version: null,
  tags: [],
  jetstream: true,
  time: null,
}
const detail = (part: { varz?: Json; jsz?: Json; routez?: Json; gatewayz?: Json }) =>
  decodeServerDetail({
    origin,
    varz: null,
    jsz: null,
    routez: null,
    gatewayz: null,
    observedAt: '',
    via: null,
    nameOfId: () => null,
    ...part,
  })

const ENDPOINTS: [fixture: string, decode: (data: Json) => unknown, shape: z.ZodType][] = [
  ['ping_STATSZ', decodeStatsz, shapes.statsz],
  ['ping_JSZ', decodeJsz, shapes.jsz],
  ['detail_JSZ', decodeJsz, shapes.jsz],
  ['ping_GATEWAYZ', decodeGatewayz, shapes.gatewayz],
  ['ping_ROUTEZ', decodeRoutez, shapes.routez],
  ['ping_LEAFZ', decodeLeafz, shapes.leafz],
  ['leafnode_LEAFZ', decodeLeafz, shapes.leafz],
  ['ping_HEALTHZ', decodeHealthz, shapes.healthz],
  ['ping_VARZ', decodeVarz, varz],
  ['ping_VARZ', (data) => detail({ varz: data }), serverDetail],
  ['ping_JSZ', (data) => detail({ jsz: data }), serverDetail],
  ['ping_ROUTEZ', (data) => detail({ routez: data }), serverDetail],
  ['ping_GATEWAYZ', (data) => detail({ gatewayz: data }), serverDetail],
]

/** The longest answer of a fixture: it has the most fields to break. */
function longest(fixture: unknown): unknown {
  if (!Array.isArray(fixture)) throw new Error('no list')
  return fixture.reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a))
}

// Thousands of answers a test: slow on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

describe.each(VERSIONS)('one wrong field in an answer of nats-server %s', (version) => {
  it.each(ENDPOINTS)(
    '%s: nothing throws, and what comes out is still of its type',
    (fixture, decode, shape) => {
      let decoded = 0
      const failures: string[] = []
      for (const { what, value } of corruptions(longest(recorded(version, fixture)))) {
        const envelope = decodeEnvelope(JSON.stringify(value) ?? '')
        if (!envelope.ok) {
          if (envelope.reason === '') failures.push(`${what}: no reason`)
          continue
        }
        decoded++
        const origin = shapes.origin.safeParse(envelope.origin)
        const data = shape.safeParse(decode(envelope.data))
        for (const issue of [...(origin.error?.issues ?? []), ...(data.error?.issues ?? [])]) {
          failures.push(`${what}: ${issue.path.join('.')} ${issue.message}`)
        }
      }
      expect(failures).toEqual([])
      expect(decoded).toBeGreaterThan(50)
    },
  )
})
