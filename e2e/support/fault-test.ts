import { test as base } from '@playwright/test'
import { AppAccount, settled } from './app-account'
import { Desk, Fault } from './fault'

/** For the whole of a worker: the scenario's two streams with some messages, and views that stay open. */
interface Stage {
  app: AppAccount
  desk: Desk
}

/** Messages in each of the two streams. */
export const MESSAGES = 5

/** A test of one fault. `fault` begins in calm, and brings the servers back whatever came of the test. */
export const test = base.extend<{ fault: Fault }, Stage>({
  app: [
    async ({ browser: _ }, use) => {
      const app = await AppAccount.open()
      await app.createScenario('EVENTS', 'ORDERS')
      await app.publish('events.1', MESSAGES)
      await app.publish('orders.1', MESSAGES)
      await use(app)
      await app.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  desk: [
    async ({ browser, app: _ }, use) => {
      const desk = await Desk.open(browser)
      await use(desk)
      await desk.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  fault: [
    async ({ desk }, use) => {
      const fault = await Fault.begin(desk)
      await use(fault)
      await fault.heal()
      await settled('ORDERS')
      await settled('EVENTS')
    },
    { timeout: 180_000 },
  ],
})
