import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './headers.mjs'

test('in production only what carries the nonce runs', () => {
  const policy = contentSecurityPolicy('abc', false)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("style-src 'self' 'nonce-abc';")
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe')
})

test('in development the tools of Next run too', () => {
  const policy = contentSecurityPolicy('abc', true)
  expect(policy).toContain("'unsafe-eval'")
  expect(policy).toContain("style-src 'self' 'unsafe-inline';")
})
