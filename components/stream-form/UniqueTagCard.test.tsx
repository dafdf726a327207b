// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { sampleSnapshot } from '@/lib/domain/sample'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { UniqueTagCard } from './UniqueTagCard'

afterEach(cleanup)

function shown(version: string, leader?: null): string[] {
  const sample = sampleSnapshot()
  const snapshot = {
    ...sample,
    meta: { ...sample.meta, uniqueTag: null, ...(leader === null ? { leader } : {}) },
    servers: sample.servers.map((s) => ({
      ...s,
      version,
      jetstream: s.jetstream && { ...s.jetstream, uniqueTag: null },
    })),
  }
  const preview = previewPlacement(snapshot, defaultConfig('A', ['a']), null)
  const { container } = render(<UniqueTagCard preview={preview} snapshot={snapshot} cluster={null} />)
  expect(screen.getByRole('heading', { name: 'Unique tag in force' })).not.toBeNull()
  return [...container.querySelectorAll('p')].map((p) => p.textContent ?? '')
}

test('a version that does not report the unique tag is said once', () => {
  const words = shown('2.9.10').filter((text) => /unique tag|does not report it/i.test(text))
  expect(words.filter((text) => !text.includes('max_ha_assets'))).toEqual([
    'Not known: The unique tag: nats-server 2.9.10 does not report it (2.10 and later do).',
  ])
})

test('a leader without one, and no leader at all, are said', () => {
  expect(shown('2.15.1').join(' ')).toMatch(/None: the meta leader \S+ has none\./)
  cleanup()
  expect(shown('2.15.1', null).join(' ')).toContain('Not known: no meta leader answers.')
})

test('where the replicas stay, the unique tag is still told', () => {
  const sample = sampleSnapshot()
  const snapshot = { ...sample, meta: { ...sample.meta, uniqueTag: 'az:' } }
  const preview = previewPlacement(snapshot, defaultConfig('A', ['a']), null)
  const stays = { ...preview, uniqueTag: { ...preview.uniqueTag, prefix: null, known: true } }
  const { container } = render(<UniqueTagCard preview={stays} snapshot={snapshot} cluster="rg1" />)
  expect(container.textContent).toContain(`az: from the meta leader ${snapshot.meta.leader}`)
  expect(container.textContent).toContain('No server is chosen now, so it decides nothing here.')
  expect(container.textContent).not.toContain('None')
})
