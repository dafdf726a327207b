// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot } from '@/lib/domain/model'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { sampleSnapshot } from '@/lib/domain/sample'
import { emptyDraft } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { ReviewStep } from './ReviewStep'

afterEach(cleanup)

function review(meta: Partial<Snapshot['meta']>, coverage: Partial<Snapshot['coverage']> = {}) {
  const s = sampleSnapshot()
  const snapshot = { ...s, meta: { ...s.meta, ...meta }, coverage: { ...s.coverage, ...coverage } }
  const { config } = readDraft({ ...emptyDraft('APP'), name: 'NEW', subjects: ['new.*'], cluster: 'rg1' })
  const props = { account: 'APP', config, preview: previewPlacement(snapshot, config, 'APP') }
  renderWith(snapshot, <ReviewStep {...props} onBack={vi.fn()} onCreate={vi.fn()} />)
  const button = screen.getByRole('button', { name: 'Create stream' })
  return { disabled: button.hasAttribute('disabled'), says: screen.getByRole('status').textContent }
}

test('with a meta leader the stream can be created', () => {
  expect(review({})).toEqual({ disabled: false, says: '' })
})

test('without a majority of the meta group Create is off and says why', () => {
  const { disabled, says } = review({ leader: null, online: 5, margin: -2 })
  expect(disabled).toBe(true)
  expect(says).toMatch(/^No meta leader, 5 of 12 peers online \(needs 7\): NATS can create nothing now\./)
})

test('while Orrery itself reaches nobody, it does not know better than the one who creates', () => {
  expect(review({ leader: null, online: null, margin: null }, { answered: 0 }).disabled).toBe(false)
})
