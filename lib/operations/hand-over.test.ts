import { describe, expect, test } from 'vitest'
import { metaStepDown, removePeer, stepDown } from './hand-over'
import { confirmed, info, now, target } from './testing/events'
import { apiError, fakeJetStream } from './testing/fake-jetstream'

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

  test('a replica that no server can take over is refused', async () => {
    const js = fakeJetStream(() => apiError(10075, 'peer remap failed'))
    const answer = await removePeer({ ...confirmed, peer: 'rg2-az2' }, js.deps, js.report)
    expect(answer).toMatchObject({
      outcome: 'refused',
      error: { errCode: 10075, explanation: /No other server/ },
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
