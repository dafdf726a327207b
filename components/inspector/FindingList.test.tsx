// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import type { Finding } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { FindingBody } from './FindingList'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(cleanup)

test('a command in a remedy is set as one, and stands as it is typed', () => {
  const finding: Finding = {
    code: 'SERVER_STATE',
    severity: 'critical',
    subject: { kind: 'meta', id: 'meta' },
    since: '2026-11-22T14:00:00.000Z',
    summary: 'rg2-az1 is down',
    evidence: [],
    remedy: 'Bring it back. If it will never return: `nats server cluster peer-remove rg2-az1`.',
  }
  const { container } = renderWith(sampleSnapshot(), <FindingBody finding={finding} />)
  expect(container.querySelector('code')?.textContent).toBe('nats server cluster peer-remove rg2-az1')
  expect(container.textContent).toBe(
    'Bring it back. If it will never return: nats server cluster peer-remove rg2-az1.',
  )
})
