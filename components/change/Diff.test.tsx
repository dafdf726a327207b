// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { previewUpdate } from '@/lib/domain/change/preview-update'
import type { RawConfig } from '@/lib/domain/operation'
import { sampleSnapshot } from '@/lib/domain/sample'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { DiffTable, problemsBeside } from './Diff'

afterEach(cleanup)

const NOW: RawConfig = { ...defaultConfig('ORDERS', ['orders.*']), placement: { cluster: 'rg2' } }
const HELD = { cluster: 'rg2', leader: 'rg2-az3', servers: ['rg2-az3'] }

/** Where the reasons against a change are told: in the rows of the table, and beside it. */
function reasons(change: RawConfig): { rows: string[]; beside: [string, string][] } {
  const asked = { account: 'APP', stream: 'ORDERS', now: NOW, base: NOW, config: { ...NOW, ...change } }
  const preview = previewUpdate(sampleSnapshot(), { ...asked, held: HELD })
  render(<DiffTable preview={preview} />)
  const rows = screen.getAllByRole('row').slice(1)
  return { rows: rows.map((row) => row.textContent ?? ''), beside: problemsBeside(preview) }
}

test('why NATS would refuse a field is told at the field, and only there', () => {
  const { rows, beside } = reasons({ storage: 'memory' })
  expect(rows).toEqual([expect.stringMatching(/^storagefilememoryrefused.{10}/)])
  expect(beside).toEqual([])
})

test('what is wrong with none of the fields that change is told beside them', () => {
  const { rows, beside } = reasons({ placement: { cluster: 'xr' }, num_replicas: 3 })
  expect(beside).toEqual([])
  expect(rows.filter((row) => row.includes('do one, then the other'))).toHaveLength(1)
  cleanup()
  // The window is not what was changed, but it is what does not fit.
  const other = reasons({ max_age: 60e9 })
  const told = [...other.rows, ...other.beside.map(([, why]) => why)].filter((text) => /window/i.test(text))
  expect(told).toHaveLength(1)
})
