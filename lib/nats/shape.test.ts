import { expect, test } from 'vitest'
import { list, obj } from './read'
import { wrongStreamType, wrongType } from './shape'
import { answers, VERSIONS } from './testing/recorded'

const ENDPOINTS = ['STATSZ', 'JSZ', 'VARZ', 'GATEWAYZ', 'ROUTEZ', 'LEAFZ', 'HEALTHZ']

test.each(VERSIONS)('what nats-server %s answers is of the right types', (version) => {
  for (const endpoint of ENDPOINTS) {
    for (const { data } of answers(version, `ping_${endpoint}`)) expect(wrongType(endpoint, data)).toBeNull()
  }
  for (const { data } of answers(version, 'streams_JSZ')) {
    expect(wrongType('JSZ', data)).toBeNull()
    for (const account of list(data, 'account_details')) {
      for (const stream of list(account, 'stream_detail')) expect(wrongStreamType(stream)).toBeNull()
    }
  }
})

test('the first field of a wrong type is named', () => {
  expect(wrongType('STATSZ', { mem: '12', cores: 2 })).toBe('mem is text, not a number')
  expect(wrongType('JSZ', { streams: 3, account_details: {} })).toBe(
    'account_details is an object, not a list',
  )
  expect(wrongType('JSZ', { meta_cluster: { replicas: 7 } })).toBe(
    'meta_cluster.replicas is a number, not a list',
  )
  expect(wrongStreamType({ name: 'A', state: { messages: true } })).toBe(
    'state.messages is a flag, not a number',
  )
})

test('what is missing, null or unknown is fine', () => {
  expect(wrongType('STATSZ', { mem: null, shards: [1] })).toBeNull()
  expect(wrongType('STATSZ', {})).toBeNull()
  expect(obj({}, 'none')).toBeNull()
})
