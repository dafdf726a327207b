import { defineConfig } from '@playwright/test'
import everyday from './playwright.config'

/** `npm run test:faults`: the same supercluster and dashboard as the everyday suite, and every fault in turn. */
export default defineConfig({
  ...everyday,
  testDir: 'e2e/faults',
  testIgnore: [],
  workers: 1,
  timeout: 300_000,
})
