import { test as base, expect } from '@playwright/test'

export * from '@playwright/test'

/** Playwright's test, which also fails when a script of ours throws in the page and nobody catches it. */
export const test = base.extend<{ nothingThrown: undefined }>({
  nothingThrown: [
    async ({ context }, use) => {
      const thrown: string[] = []
      context.on('weberror', (event) =>
        thrown.push(`${event.page()?.url() ?? 'a worker'}: ${event.error().message}`),
      )
      await use(undefined)
      expect(thrown, 'thrown in a page and caught by nobody').toEqual([])
    },
    { auto: true },
  ],
})
