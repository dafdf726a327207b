import { describe, expect, test } from 'vitest'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { metaStepDown, stepDown } from './hand-over'
import { fakeJetStream } from './testing/fake-jetstream'

const now = { ...defaultConfig('EVENTS', ['events.*']), num_replicas: 3 }
const info = (
  config: object = now,
  leader = 'rg2-az1',
  state = { messages: 7, first_seq: 1, last_seq: 7 },
) => ({
  config,
  created: '2026-11-22T13:00:00Z',
  state,
  cluster: { name: 'rg2', leader, replicas: [{ name: 'rg2-az2' }, { name: 'rg2-az3' }] },
})
const target = { requestId: 'r-12345678', account: 'APP', stream: 'EVENTS' }

describe('leaders and replicas', () => {
  test('a step-down ends with the next leader', async () => {
    const js = fakeJetStream((subject, atMs) => {
      if (subject.startsWith('STREAM.LEADER')) return { success: true }
      return atMs > 400 ? info(now, 'rg2-az2') : info()
    })
    expect(await stepDown(target, js.deps, js.report)).toMatchObject({
      outcome: 'changed',
      done: 'rg2-az2 leads.',
    })
    expect(js.times('STREAM.LEADER')).toBe(1)
  })

  test('another leader than the preferred one is told', async () => {
    const js = fakeJetStream((subject, atMs) => {
      if (subject.startsWith('STREAM.LEADER')) return { success: true }
      return atMs > 100 ? info(now, 'rg2-az2') : info()
    })
    expect(await stepDown({ ...target, preferred: 'rg2-az3' }, js.deps, js.report)).toMatchObject({
      done: 'rg2-az2 leads, not rg2-az3 as asked.',
    })
  })

  test('a leader that stays is told too', async () => {
    const js = fakeJetStream((subject) => (subject.startsWith('STREAM.LEADER') ? { success: true } : info()))
    expect(await stepDown(target, js.deps, js.report)).toMatchObject({
      settled: true,
      done: 'rg2-az1 still leads.',
    })
  })

  test('the meta leader hands over into a cluster', async () => {
    const js = fakeJetStream(() => ({ success: true }))
    const leader = () => (js.elapsed() > 1000 ? 'rg1-az2' : 'rg3-az3-x')
    const answer = await metaStepDown(
      { requestId: 'r-12345678', cluster: 'rg1' },
      { ...js.deps, leader },
      js.report,
    )
    expect(answer).toMatchObject({ outcome: 'changed', done: 'rg1-az2 leads the meta group.' })
  })
})
