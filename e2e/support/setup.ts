import { join } from 'node:path'
import type { Say } from '@/demo/debian'
import { obtainNatsServer } from '@/demo/nats-server/obtain'
import { obtainChromium } from './chromium'

/** What the tests need beside the dependencies; both are found or installed. Throws with what to install. */
export async function obtainTools(say: Say): Promise<{ natsServer: string; chromium: string }> {
  const natsServer = await obtainNatsServer({ binDir: join(process.cwd(), '.orrery', 'bin'), say })
  say(`nats-server ${natsServer.version}: ${natsServer.path} (${natsServer.from})`)
  const chromium = obtainChromium(say)
  say(`Chromium: ${chromium}`)
  return { natsServer: natsServer.path, chromium }
}

/** `node demo/bootstrap.mjs e2e/support/setup.ts`: only the set-up. */
export async function main(): Promise<number> {
  try {
    await obtainTools((line) => console.log(line))
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
