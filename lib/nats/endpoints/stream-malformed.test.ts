import { describe, expect, it, vi } from 'vitest'
import { isJson } from '../read'
import { corruptions } from '../testing/corrupt'
import { answers, recordedObject, VERSIONS } from '../testing/recorded'
import { streamDetail } from '../testing/shapes-stream'
import { decodeStreamDetail, type StreamAnswers } from './stream-info'

/** Decodes every corrupted answer; gives how many still made a detail, and what was wrong with any of them. */
function check(stream: string, all: Iterable<{ what: string; from: StreamAnswers }>) {
  let decoded = 0
  const failures: string[] = []
  for (const { what, from } of all) {
    const result = decodeStreamDetail({ account: 'APP', stream, observedAt: '', answers: from })
    if (!result.ok) continue
    decoded++
    const issues = streamDetail.safeParse(result.detail).error?.issues ?? []
    failures.push(...issues.map((issue) => `${what}: ${issue.path.join('.')} ${issue.message}`))
  }
  return { decoded, failures }
}

// Thousands of answers a test: slow on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

describe.each(VERSIONS)('one wrong field in what nats-server %s says of a stream', (version) => {
  const infos = recordedObject(version, 'detail_STREAM_INFO')
  const page = recordedObject(version, 'detail_CONSUMER_LIST').ORDERS

  it.each(['ORDERS', 'COPY', 'ALL'])('STREAM.INFO of %s', (stream) => {
    function* all() {
      for (const { what, value } of corruptions(infos[stream])) {
        yield { what, from: { kind: 'api' as const, info: value, consumers: [page] } }
      }
    }
    const { decoded, failures } = check(stream, all())
    expect(failures).toEqual([])
    expect(decoded).toBeGreaterThan(300)
  })

  it('CONSUMER.LIST', () => {
    function* all() {
      for (const { what, value } of corruptions(page)) {
        yield { what, from: { kind: 'api' as const, info: infos.ORDERS, consumers: [value] } }
      }
    }
    const { decoded, failures } = check('ORDERS', all())
    expect(failures).toEqual([])
    expect(decoded).toBeGreaterThan(500)
  })

  it('JSZ', () => {
    const [answer] = answers(version, 'detail_JSZ')
    if (!answer) throw new Error('no answer')
    function* all() {
      for (const { what, value } of corruptions(answer?.data)) {
        if (answer && isJson(value)) {
          yield { what, from: { kind: 'jsz' as const, answers: [{ origin: answer.origin, data: value }] } }
        }
      }
    }
    const { decoded, failures } = check('ORDERS', all())
    expect(failures).toEqual([])
    expect(decoded).toBeGreaterThan(1000)
  })
})
