import { expect, test } from 'vitest'
import { requiredApiLevel } from './api-level'
import { decodeSlowByKind } from './slow-consumers'
import { decodeStreamOptions } from './stream-options'
import { decodeMirror, decodeSources } from './stream-sources'

test('what was left out is not known, and never false or 0', () => {
  expect(Object.values(decodeStreamOptions({})).filter((v) => v !== null)).toEqual([])
  expect(Object.values(decodeStreamOptions(null)).filter((v) => v !== null)).toEqual([])
})

test('the seldom set options, each in its unit', () => {
  const options = decodeStreamOptions({
    persist_mode: 'async',
    first_seq: 7,
    subject_transform: { src: 'a.*', dest: 'b.$1' },
    republish: { src: '>', dest: 'all.>', headers_only: true },
    allow_atomic: true,
    allow_batched: false,
    allow_msg_counter: true,
    allow_msg_ttl: true,
    allow_msg_schedules: true,
    subject_delete_marker_ttl: 60_000_000_000,
    consumer_limits: { inactive_threshold: 5_000_000_000, max_ack_pending: 9 },
  })
  expect(options).toEqual({
    persistMode: 'async',
    firstSeq: 7,
    subjectTransform: { from: 'a.*', to: 'b.$1' },
    republish: { from: '>', to: 'all.>', headersOnly: true },
    allowAtomic: true,
    allowBatched: false,
    allowCounter: true,
    allowMsgTtl: true,
    allowSchedules: true,
    deleteMarkerTtlMs: 60_000,
    consumerInactiveMs: 5000,
    consumerMaxAckPending: 9,
  })
})

test.each([
  ['1', 1],
  ['0', 0],
  ['', null],
  ['-1', null],
  ['1e9', null],
  [7, null],
])('a noted API level %j is %j', (noted, level) => {
  expect(requiredApiLevel({ metadata: { '_nats.req.level': noted } })).toBe(level)
})

test('slow consumers by kind are told whole or not at all', () => {
  expect(decodeSlowByKind({ clients: 1, routes: 2, gateways: 3, leafs: 4 })).toEqual({
    clients: 1,
    routes: 2,
    gateways: 3,
    leafs: 4,
  })
  expect(decodeSlowByKind({ clients: 1 })).toBeNull()
})

test('a source tells its transforms, as reported or else as configured', () => {
  const transforms = [{ src: 'a.>', dest: 'b.>' }, { src: 'c' }]
  const config = { sources: [{ name: 'A', subject_transforms: transforms }], mirror: { name: 'M' } }
  const read = [
    { from: 'a.>', to: 'b.>' },
    { from: 'c', to: null },
  ]
  expect(decodeSources(config, [])[0]?.transforms).toEqual(read)
  expect(decodeSources(null, [{ name: 'A', subject_transforms: transforms }])[0]?.transforms).toEqual(read)
  expect(decodeMirror(config, null)).toMatchObject({ name: 'M', transforms: [], lag: null, activeMs: null })
})
