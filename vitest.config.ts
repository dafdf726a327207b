import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const TESTS = '*.test.{ts,tsx}'
/** Pure functions: their tests leave nothing behind, and need not be kept apart, which takes longer than they do. */
const PURE = ['lib/domain', 'lib/graph', 'lib/url', 'lib/nats/endpoints'].map((dir) => `${dir}/**/${TESTS}`)

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: [`{app,components,lib,demo,bench,e2e}/**/${TESTS}`],
          exclude: PURE,
        },
      },
    ],
  },
})
