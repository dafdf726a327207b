import { expect, test } from 'vitest'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { cancelMove } from './cancel-move'
import { apiError, fakeJetStream } from './testing/fake-jetstream'

const target = { requestId: 'r-12345678', account: 'APP', stream: 'EVENTS' }
const config = (cluster: string) => ({
  ...defaultConfig('EVENTS', ['events.*']),
  num_replicas: 3,
  placement: { cluster },
})
const info = (asked: string, replicas: string[], leader: string | undefined = 'rg2-az1') => ({
  config: config(asked),
  cluster: { name: 'rg2', leader, replicas: replicas.map((name) => ({ name })) },
})
const OLD = ['rg2-az2', 'rg2-az3']
const BOTH = [...OLD, 'rg3-az1', 'rg3-az2', 'rg3-az3']

test('it ends when the new servers have let go, and says where the stream is', async () => {
  const js = fakeJetStream((subject, atMs) =>
    subject.startsWith('ACCOUNT') ? { success: true } : info('rg2', atMs > 1000 ? OLD : BOTH),
  )
  const answer = await cancelMove(target, js.deps, js.report)
  expect(answer).toMatchObject({
    outcome: 'changed',
    settled: true,
    done: 'The move is cancelled: the stream is on rg2-az1, rg2-az2, rg2-az3.',
    stream: { leader: 'rg2-az1' },
  })
  expect(js.reports).toMatchObject([{ settled: false }])
  expect(js.times('ACCOUNT.STREAM.CANCEL_MOVE.APP.EVENTS')).toBe(1)
})

test('it has not ended while only some of the old servers are back', async () => {
  const js = fakeJetStream((subject, atMs) =>
    subject.startsWith('ACCOUNT') ? 'silence' : info('rg2', atMs > 15_000 ? OLD : OLD.slice(1)),
  )
  expect(await cancelMove(target, js.deps, js.report)).toMatchObject({
    done: 'It moves no more: it is on rg2-az1, rg2-az2, rg2-az3.',
  })
})

test('a configuration that still asks for the other cluster is told', async () => {
  const js = fakeJetStream((subject) =>
    subject.startsWith('ACCOUNT') ? { success: true } : info('rg3', OLD),
  )
  const { done } = await cancelMove(target, js.deps, js.report)
  expect(done).toContain('Its configuration still asks for rg3')
  expect(done).toContain('set it to rg2')
})

test('one that takes long is told so, and not waited for', async () => {
  const js = fakeJetStream((subject) =>
    subject.startsWith('ACCOUNT') ? { success: true } : info('rg2', BOTH),
  )
  const answer = await cancelMove(target, js.deps, js.report)
  expect(answer).toMatchObject({ outcome: 'changed', settled: true })
  expect(answer.done).toContain('which takes a while')
  expect(js.elapsed()).toBeLessThan(15_000)
})

test('what nobody answers shows in where the replicas go, and is not sent again', async () => {
  const js = fakeJetStream((subject, atMs) =>
    subject.startsWith('ACCOUNT') ? 'silence' : info('rg2', atMs > 20_000 ? OLD : BOTH),
  )
  expect(await cancelMove(target, js.deps, js.report)).toMatchObject({
    outcome: 'changed',
    done: 'It moves no more: it is on rg2-az1, rg2-az2, rg2-az3.',
  })
  expect(js.times('ACCOUNT')).toBe(1)
  const never = fakeJetStream((subject) => (subject.startsWith('ACCOUNT') ? 'silence' : info('rg2', BOTH)))
  expect(await cancelMove(target, never.deps, never.report)).toMatchObject({
    outcome: 'unknown',
    settled: true,
  })
  expect(never.times('ACCOUNT')).toBe(1)
})

test('where no move is under way the server says so', async () => {
  const js = fakeJetStream(() => apiError(10129, 'no move in progress'))
  expect(await cancelMove(target, js.deps, js.report)).toMatchObject({
    outcome: 'refused',
    error: { errCode: 10129 },
  })
})
