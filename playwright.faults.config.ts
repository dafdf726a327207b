import { defineConfig } from '@playwright/test'
import everyday from './playwright.config'

const { projects: _, ...settings } = everyday

/** `npm run test:faults`: the same supercluster and dashboard as the everyday suite, and every fault in turn. */
export default defineConfig({
  ...settings,
  testDir: 'e2e/faults',
  workers: 1,
  timeout: 300_000,
})
