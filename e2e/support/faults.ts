import { Runner } from './runner'
import { obtainTools } from './setup'

/**
 * `npm run test:faults -- [FILTER…]`: real faults on real servers, asserted on the state and on the page; too long
 * for `npm test`. Filters and options are Playwright's own.
 */
export async function main(filters: string[]): Promise<number> {
  const runner = new Runner()
  const { natsServer, chromium } = await obtainTools(console.log)
  Object.assign(runner.env, { NATS_SERVER: natsServer, CHROMIUM: chromium })
  const { passed, failed, skipped } = await runner.playwright('faults', [
    '--config',
    'playwright.faults.config.ts',
    ...filters,
  ])
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}
