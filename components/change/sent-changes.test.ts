// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import type { Submission } from '@/components/stream-form/submission-state'
import type { OpenChange } from './open-change'

const PURGE: OpenChange = { action: 'purge', account: 'APP', stream: 'EVENTS' }
const MOVE: OpenChange = { action: 'move', account: 'APP', stream: 'EVENTS' }
const answered = (outcome: 'changed' | 'unknown', settled = true): Submission => ({
  kind: 'answered',
  answer: { requestId: 'r-12345678', outcome, settled },
})
const sent = (change: OpenChange, requestId = 'r-12345678', note: unknown = null) => ({
  change,
  requestId,
  note,
  sentAt: Date.now(),
  submission: { kind: 'sending' } as Submission,
  followed: false,
  inDialog: true,
})

/** The page anew: only what the tab has stored is left. */
async function reload() {
  vi.resetModules()
  return import('./sent-changes')
}

beforeEach(() => sessionStorage.clear())

test('a dialog that is closed early leaves its change, one that saw the end does not', async () => {
  const page = await reload()
  page.addChange(sent(PURGE))
  page.leaveChange('r-12345678')
  expect(page.underWay(PURGE)).toMatchObject({ inDialog: false, submission: { kind: 'sending' } })
  page.patchChange('r-12345678', { submission: answered('unknown', false) })
  expect(page.underWay(PURGE)).not.toBeNull()
  page.patchChange('r-12345678', { submission: answered('changed') })
  // What has ended is shown in the list until it was seen; a dialog opened now begins anew.
  expect(page.underWay(PURGE)).toBeNull()

  page.addChange(sent(MOVE, 'r-other-id'))
  page.patchChange('r-other-id', { submission: answered('changed') })
  page.leaveChange('r-other-id')
  expect((await reload()).restoreChanges()).toBeNull()
})

test('a move is under way until its replicas are there', async () => {
  const page = await reload()
  page.addChange(sent(MOVE, 'r-12345678', { wanted: {} }))
  page.patchChange('r-12345678', { submission: answered('changed') })
  expect(page.underWay(MOVE)).not.toBeNull()
  page.patchChange('r-12345678', { followed: true })
  expect(page.underWay(MOVE)).toBeNull()
})

test('after a reload the dialog is there again, what was closed stays in the list, both are asked after', async () => {
  const before = await reload()
  before.addChange(sent(PURGE, 'r-in-list'))
  before.leaveChange('r-in-list')
  before.addChange(sent(MOVE, 'r-in-dialog'))
  const after = await reload()
  expect(after.restoreChanges()).toEqual(MOVE)
  expect(after.underWay(PURGE)).toMatchObject({ inDialog: false, submission: { kind: 'asking' } })
  expect(after.underWay(MOVE)).toMatchObject({ inDialog: true, submission: { kind: 'asking' } })
  after.patchChange('r-in-dialog', { submission: answered('changed') })
  expect((await reload()).restoreChanges()).toBeNull()
})

test('a move whose answer is known is followed after a reload, also when Orrery has long forgotten it', async () => {
  const before = await reload()
  const hour = 3600_000
  before.addChange({ ...sent(MOVE, 'r-moving', { wanted: {} }), sentAt: Date.now() - hour })
  before.patchChange('r-moving', { submission: answered('changed') })
  const after = await reload()
  expect(after.restoreChanges()).toEqual(MOVE)
  expect(after.underWay(MOVE)).toMatchObject({ submission: answered('changed') })
  after.patchChange('r-moving', { followed: true })
  expect((await reload()).underWay(MOVE)).toBeNull()
})

test('what was stored in another shape, or long ago, is dropped', async () => {
  for (const text of ['[{"requestId":7}]', '{}', 'x', JSON.stringify([{ ...sent(PURGE), sentAt: 0 }])]) {
    sessionStorage.setItem('orrery.changes', text)
    const page = await reload()
    expect(page.restoreChanges()).toBeNull()
    expect(page.underWay(PURGE)).toBeNull()
  }
})
