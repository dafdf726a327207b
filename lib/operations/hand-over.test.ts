import { describe, expect, test } from 'vitest'
import { metaStepDown, stepDown } from './hand-over'
import { info, now, target } from './testing/events'
import { fakeJetStream } from './testing/fake-jetstream'

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
