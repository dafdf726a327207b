// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { StreamPage } from './StreamPage'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** The page of EVENTS while nobody answers about it. */
function open(snapshot: Snapshot) {
  vi.stubGlobal('fetch', async () =>
    Response.json({ detail: 'Nobody answered about EVENTS.' }, { status: 503 }),
  )
  renderWith(snapshot, <StreamPage account="APP" name="EVENTS" initial={null} />)
}

const facts = (title: string) =>
  Object.fromEntries(
    [...screen.getByRole('region', { name: title }).querySelectorAll('dl > div')].map((row) => [
      row.querySelector('dt')?.textContent,
      row.querySelector('dd')?.textContent,
    ]),
  )

test('before anyone answered in full, what the snapshot knows is shown', () => {
  open(sampleSnapshot())
  expect(facts('Last known')).toMatchObject({ Messages: '1,920,447', Subjects: 'events.*' })
})

test('of a stream without a leader the page knows what the inspector knows, and how old it is', () => {
  const snapshot = sampleSnapshot()
  snapshot.streams = snapshot.streams.map((s) => ({
    ...s,
    leader: null,
    placement: { cluster: 'xr', tags: ['ssd'] },
  }))
  open(snapshot)
  expect(facts('Placement')).toMatchObject({
    'Placement Cluster': 'xr',
    'Placement Tags': 'ssd',
    'Replicas wanted': '3',
  })
  expect(facts('Last known')).toMatchObject({ Retention: 'File - Limits' })
  const observed = '2026-11-22T14:03:04.400Z'
  const ages = [...document.querySelectorAll('time')].filter((t) => t.dateTime === observed)
  expect(ages.map((t) => t.parentElement?.textContent)).toEqual([
    expect.stringMatching(/^from rg3-az3-x · .* ago$/),
    expect.stringMatching(/ ago$/),
  ])
})
