import { expect, test } from 'vitest'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { removePeer } from './remove-peer'
import { apiError, fakeJetStream } from './testing/fake-jetstream'

const info = (leader: string, ...replicas: string[]) => ({
  config: { ...defaultConfig('EVENTS', ['events.*']), num_replicas: 2 },
  cluster: { name: 'rg2', leader, replicas: replicas.map((name) => ({ name })) },
})
const asked = {
  requestId: 'r-12345678',
  account: 'APP',
  stream: 'EVENTS',
  confirm: 'EVENTS',
  peer: 'rg2-az2',
}
const isRemoval = (subject: string) => subject.startsWith('STREAM.PEER.REMOVE')

test('who takes the place is told by the stream, once it shows', async () => {
  const js = fakeJetStream((subject, atMs) => {
    if (isRemoval(subject)) return { success: true }
    if (atMs < 400) return info('rg2-az1', 'rg2-az2')
    return atMs < 800 ? info('rg2-az1') : info('rg2-az1', 'rg2-az3')
  })
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'changed',
    done: 'rg2-az2 holds no replica any more; rg2-az3 takes its place.',
  })
  expect(js.times('STREAM.PEER.REMOVE')).toBe(1)
})

test('nobody is named before anybody is seen', async () => {
  const js = fakeJetStream((subject, atMs) => {
    if (isRemoval(subject)) return { success: true }
    return atMs < 400 ? info('rg2-az1', 'rg2-az2') : info('rg2-az1')
  })
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'changed',
    done: 'rg2-az2 holds no replica any more; no other server has appeared yet.',
  })
})

test('where no server can take over, it is refused and everything stays', async () => {
  const js = fakeJetStream((subject) =>
    isRemoval(subject) ? apiError(10075, 'peer remap failed') : info('rg2-az1', 'rg2-az2'),
  )
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'refused',
    error: { errCode: 10075, explanation: /No other server/ },
  })
})

// nats-server 2.9 answers with an error and takes the replica away.
test('an error that took the replica away all the same is not said to have changed nothing', async () => {
  const js = fakeJetStream((subject, atMs) => {
    if (isRemoval(subject)) return apiError(10075, 'peer remap failed')
    return atMs < 400 ? info('rg2-az1', 'rg2-az2') : info('rg2-az1')
  })
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'changed',
    done: /holds no replica any more, though nats-server answered 10075/,
  })
})

// 2.9.10 takes the leader's replica away too: for seconds nobody answers then.
test('an error is not the last word while the stream does not answer', async () => {
  const js = fakeJetStream((subject, atMs) => {
    if (isRemoval(subject)) return apiError(10075, 'peer remap failed')
    if (atMs < 100) return info('rg2-az2', 'rg2-az1')
    return atMs < 8000 ? 'silence' : info('rg2-az1')
  })
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'changed',
    done: /holds no replica any more, though nats-server answered 10075/,
  })
})

test('an error whose effect never shows is unknown, not refused', async () => {
  const js = fakeJetStream((subject, atMs) => {
    if (isRemoval(subject)) return apiError(10075, 'peer remap failed')
    return atMs < 100 ? info('rg2-az2', 'rg2-az1') : 'silence'
  })
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'unknown',
    settled: true,
    error: { description: /10075/, explanation: /does not answer/ },
  })
})

test('any other error is the last word', async () => {
  const js = fakeJetStream((subject) =>
    isRemoval(subject) ? apiError(10040, 'peer not a member') : info('rg2-az1', 'rg2-az3'),
  )
  expect(await removePeer(asked, js.deps, js.report)).toMatchObject({
    outcome: 'refused',
    error: { errCode: 10040, explanation: /holds no replica/ },
  })
})
