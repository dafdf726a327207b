import { expect, test } from 'vitest'
import { decodeOfflineReason } from './stream-offline'

const TYPE = 'io.nats.jetstream.api.v1.stream_info_response'
const said = (error: object) => JSON.stringify({ type: TYPE, error, total: 0, offset: 0, limit: 0 })

test('why a stream is kept offline, as nats-server 2.15.1 said it of one that needs API level 99', () => {
  const description = 'stream is offline: unsupported - required API level: 99, current API level: 5'
  expect(decodeOfflineReason(said({ code: 500, err_code: 10194, description }))).toBe(
    'unsupported - required API level: 99, current API level: 5',
  )
})

test.each([
  said({ code: 500, err_code: 10118, description: 'stream is offline' }),
  said({ code: 404, err_code: 10059, description: 'stream not found' }),
  said({ code: 503, err_code: 10008, description: 'JetStream system temporarily unavailable' }),
  JSON.stringify({ type: TYPE, config: { name: 'ORDERS' } }),
  '{"error":',
  '[]',
])('%s is no reason', (answer) => {
  expect(decodeOfflineReason(answer)).toBeNull()
})
