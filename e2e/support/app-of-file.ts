import { test } from '@playwright/test'
import { AppAccount } from './app-account'

/**
 * Our own client in APP for the tests of one file, to be called at its top: opened before the first of them, with these
 * streams of the scenario, and closed after the last.
 */
export function appOfFile(...scenario: ('EVENTS' | 'ORDERS')[]): AppAccount {
  const app = new AppAccount()
  test.beforeAll(async () => {
    await app.connect()
    await app.createScenario(...scenario)
  })
  test.afterAll(() => app.close())
  return app
}

/** The same for tests that make streams of their own: what one leaves is taken away before the next. */
export function emptiedApp(): AppAccount {
  const app = appOfFile()
  test.afterEach(() => app.removeAll())
  return app
}

/** One for each test, for files whose tests change the servers: opened before it with these streams, closed after it. */
export function appOfEach(...scenario: ('EVENTS' | 'ORDERS')[]): AppAccount {
  const app = new AppAccount()
  test.beforeEach(async () => {
    await app.connect()
    await app.createScenario(...scenario)
  })
  test.afterEach(() => app.close())
  return app
}
