import { setTimeout as delay } from 'node:timers/promises'
import { ask } from '@/e2e/support/http'
import { follow } from '@/e2e/support/live-snapshots'
import type { FleetSize } from '@/e2e/support/simulated/generate'
import type { Snapshot } from '@/lib/domain/model'
import { Budgets, loadNow } from './support/budget'
import { startMetered } from './support/dashboard'
import { sizeInWords, startFleet } from './support/fleet'

const SIZES: { size: FleetSize; htmlMs: number; blockMs: number }[] = [
  { size: { servers: 12, clusters: 4, regions: 3, streams: 2, busy: 0 }, htmlMs: 100, blockMs: 50 },
  { size: { servers: 12, clusters: 4, regions: 3, streams: 10_000, busy: 0 }, htmlMs: 1000, blockMs: 50 },
]
const PAGES = ['/map', '/streams', '/servers', '/jetstream', '/health']
const TIMES = 5
const QUIET_MS = 20_000
const PATIENCE_MS = 120_000

/**
 * `npm run bench:pages`, after `npm run build`: the built dashboard before a simulated fleet. Whether anything false is said
 * while it starts, how long first HTML takes and what it weighs, and what a quiet tick sends.
 */
export async function main(args: string[]): Promise<number> {
  const budgets = new Budgets()
  const chosen = args.map(Number)
  for (const [i, one] of SIZES.entries()) {
    if (chosen.length === 0 || chosen.includes(i + 1)) await measure(one, budgets)
  }
  return budgets.end()
}

async function measure({ size, htmlMs, blockMs }: (typeof SIZES)[number], budgets: Budgets): Promise<void> {
  console.log(`${sizeInWords(size)}, load ${loadNow()}`)
  const fleet = await startFleet(size)
  const dashboard = await startMetered(fleet.url)
  const began = performance.now()
  const stop = new AbortController()
  const live = follow(dashboard.url, stop.signal)
  const isWhole = ({ streams, coverage }: Snapshot) =>
    streams.length === size.streams && coverage.answered === size.servers
  while (!(live.current && isWhole(live.current)) && performance.now() - began < PATIENCE_MS) await delay(50)
  const isComplete = live.current !== null && isWhole(live.current)
  budgets.say('process start to complete picture', performance.now() - began, isComplete ? null : 0, 'ms')
  budgets.say('streams ever shown without a leader', live.leaderless.size, 0, '')
  budgets.say('critical findings ever', live.critical.size, 0, '', [...live.critical].slice(0, 3).join('; '))
  const start = await dashboard.metered()
  budgets.say(
    'longest block meanwhile',
    start.own.max,
    blockMs,
    'ms',
    `collection ${start.worst.gcMs.toFixed(0)} ms`,
  )
  for (const path of PAGES) await page(`${dashboard.url}${path}`, path)
  live.sizes.length = 0
  await delay(QUIET_MS)
  const whole = (await ask(`${dashboard.url}/api/state`)).body.length
  const largest = Math.max(0, ...live.sizes)
  budgets.say(
    'largest delta of quiet ticks',
    (100 * largest) / whole,
    1,
    '% of the snapshot',
    `of ${whole} bytes`,
  )
  const quiet = await dashboard.metered()
  budgets.say(
    'longest block while quiet',
    quiet.own.max,
    blockMs,
    'ms',
    `collection ${quiet.worst.gcMs.toFixed(0)} ms`,
  )
  budgets.say('RSS', quiet.rssMb, 1024, 'MiB')
  stop.abort()
  await dashboard.stop()
  fleet.stop()

  async function page(url: string, path: string): Promise<void> {
    await ask(url)
    const before = await dashboard.metered()
    const took: number[] = []
    let bytes = 0
    for (let i = 0; i < TIMES; i++) {
      const asked = performance.now()
      bytes = Buffer.byteLength((await ask(url)).body)
      took.push(performance.now() - asked)
    }
    const { own, worst, cpuMs } = await dashboard.metered()
    const median = took.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0
    budgets.say(
      `first HTML of ${path}`,
      median,
      htmlMs,
      'ms',
      `${(bytes / 1000).toFixed(0)} kB; ${((cpuMs - before.cpuMs) / TIMES).toFixed(0)} ms of processor each, the collector's included; longest block ${own.max.toFixed(0)} ms, of it collection ${worst.gcMs.toFixed(0)} ms`,
    )
  }
}
