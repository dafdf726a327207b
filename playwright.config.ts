import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/support/chromium'
import { ENV, thisWorker } from './e2e/support/stack'

const chromium = findChromium()

/** Each worker has a supercluster and a dashboard of its own, which the global set-up starts; its specs share them, file by file. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: 'faults/**',
  outputDir: 'test-results',
  snapshotPathTemplate: 'e2e/reference/{arg}{ext}',
  globalSetup: './e2e/support/global-setup.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env[ENV.url(thisWorker())],
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    // No pictures of every step: to draw and pack them takes as long as the tests themselves.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // There is none, and to imitate it costs a sixth of the time.
        '--disable-gpu',
      ],
    },
  },
})
