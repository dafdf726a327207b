import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/support/chromium'
import { ENV } from './e2e/support/stack'

const chromium = findChromium()

/**
 * The specs of `shared` use one supercluster and one dashboard, which the global set-up starts: one after the other. Beside
 * them those of `apart`, one after the other too, that have servers and dashboards of their own.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  projects: [
    { name: 'shared', testIgnore: ['faults/**', 'apart/**'], workers: 1 },
    { name: 'apart', testMatch: 'apart/**/*.spec.ts', workers: 1 },
  ],
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
    baseURL: process.env[ENV.url],
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
