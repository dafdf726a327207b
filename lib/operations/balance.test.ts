import { expect, test } from 'vitest'
import { currentBalance, runBalance } from './balance'
import { fakeJetStream } from './testing/fake-jetstream'

const plan = (account: string, stream: string) => ({
  requestId: `run-of-${account}`,
  account,
  moves: [{ stream, from: 'rg2-az1', to: 'rg2-az2' }],
  canPrefer: true,
})
const free = (_stream: string, hand: () => Promise<void>) => hand()

/** Streams that hand over to rg2-az2 when they are asked to. */
function cluster() {
  let leader = 'rg2-az1'
  return fakeJetStream((subject) => {
    if (subject.startsWith('STREAM.LEADER.STEPDOWN')) leader = 'rg2-az2'
    return subject.startsWith('STREAM.INFO')
      ? { config: { name: 'A', subjects: [] }, created: '', state: {}, cluster: { name: 'rg2', leader } }
      : { success: true }
  })
}

test('of two runs that come at once for two accounts one begins, and the other says which', async () => {
  const [one, two] = [cluster(), cluster()]
  const both = [runBalance(plan('APP', 'A'), one.deps, free), runBalance(plan('OTHER', 'B'), two.deps, free)]
  expect(currentBalance()?.progress()).toMatchObject({ account: 'APP', state: 'running' })
  const [ran, refused] = await Promise.all(both)
  expect(ran).toMatchObject({ outcome: 'changed', done: '1 of 1 streams handed over as planned' })
  expect(refused).toMatchObject({
    outcome: 'refused',
    settled: true,
    error: { description: 'leaders are being balanced already' },
  })
  expect(refused?.error?.explanation).toContain('the leaders of APP')
  expect(two.asked).toEqual([])
  expect(currentBalance()?.progress()).toMatchObject({ account: 'APP', state: 'done' })
  expect(await runBalance(plan('OTHER', 'B'), two.deps, free)).toMatchObject({ outcome: 'changed' })
})

test('a run that ends in a fault of ours does not keep the next from beginning', async () => {
  const failed = runBalance(plan('APP', 'A'), cluster().deps, () => Promise.reject(new Error('bug')))
  await expect(failed).rejects.toThrow('bug')
  expect(currentBalance()?.progress().state).toBe('stopped')
  expect(await runBalance(plan('APP', 'A'), cluster().deps, free)).toMatchObject({ outcome: 'changed' })
})
