import { expect, test } from 'vitest'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { RawConfig } from '@/lib/domain/operation'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { fakeJetStream } from './testing/fake-jetstream'
import { updateStream } from './update-stream'

const BIG = parseExact(
  '{"max_msgs":4611686018427387905,"first_seq":18446744073709551615,"later":[9007199254740993]}',
)
const BEFORE: RawConfig = { ...defaultConfig('EVENTS', ['events.*']), ...Object(BIG) }

/** An update of the description; `sent` is what went out. */
async function describe(base: RawConfig) {
  let sent = ''
  const js = fakeJetStream((subject, _atMs, payload) => {
    if (subject.startsWith('STREAM.UPDATE')) sent = payload
    return {
      config: subject.startsWith('STREAM.UPDATE') ? Object(parseExact(payload)) : BEFORE,
      state: { messages: 7, first_seq: 2n ** 64n - 2n, last_seq: 2n ** 64n - 2n },
    }
  })
  const target = { requestId: 'r-12345678', account: 'APP', stream: 'EVENTS' }
  const config = { ...base, description: 'x' }
  const answer = await updateStream({ ...target, base, config }, js.deps, js.report, () => {})
  return { answer, sent }
}

test('what was not touched goes back with all its digits', async () => {
  const { answer, sent } = await describe(BEFORE)
  expect(answer).toMatchObject({ outcome: 'changed' })
  expect(answer).not.toHaveProperty('differs')
  expect(parseExact(sent)).toEqual(parseExact(stringifyExact({ ...BEFORE, description: 'x' })))
  for (const digits of ['4611686018427387905', '18446744073709551615', '9007199254740993']) {
    expect(sent).toContain(digits)
  }
})

test('a base that was rounded on its way is another configuration: nothing is sent', async () => {
  const { answer, sent } = await describe({ ...BEFORE, max_msgs: Number(BEFORE.max_msgs) })
  expect(answer).toMatchObject({ stopped: { code: 'changed-meanwhile' } })
  expect(sent).toBe('')
})
