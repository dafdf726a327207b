import { spawnSync } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import { onPath } from '@/demo/debian'
import { obtainChromium } from '@/e2e/support/chromium'

const USAGE = `node demo/bootstrap.mjs bench/screenshots.ts URL OUT [PID]

The pictures of the README, light and dark, from a running demo at URL, as PNG files in the folder OUT.
PID is a nats-server of that demo: it is killed for the last two. Made smaller where pngquant is installed.`

const VIEWPORT = { width: 1440, height: 900 }
const SCHEMES = ['light', 'dark'] as const
const PATIENCE_MS = 30_000
const STREAM = '/map?sel=stream:APP/ORDERS'

interface Shot {
  name: string
  path: string
  /** What is done on the page before the picture is taken. */
  prepare?: (page: Page) => Promise<void>
}

const SHOTS: Shot[] = [
  { name: 'map', path: STREAM },
  { name: 'servers', path: '/servers' },
  { name: 'streams', path: '/streams?sel=stream:APP/EVENTS' },
  { name: 'new-stream', path: '/streams/new', prepare: describeStream },
]

const state = z.object({
  coverage: z.object({ expected: z.number(), answered: z.number() }),
  servers: z.array(z.object({ name: z.string(), state: z.string() })),
  streams: z.array(z.object({ name: z.string(), leader: z.string().nullable() })),
})
type State = z.infer<typeof state>

/** Takes the pictures and prints the size of each. */
export async function main([url, out, pid]: string[]): Promise<number> {
  if (!url || !out || (pid !== undefined && !/^\d+$/.test(pid))) {
    console.error(USAGE)
    return 2
  }
  mkdirSync(out, { recursive: true })
  const browser = await chromium.launch({ executablePath: obtainChromium(console.log) })
  try {
    await until(url, 'every server answers', ({ coverage }) => coverage.answered === coverage.expected)
    for (const shot of SHOTS) await takeBoth(browser, url, out, shot)
    if (pid !== undefined) {
      process.kill(Number(pid), 'SIGKILL')
      await until(
        url,
        'one server is down and every stream is led again',
        ({ servers, streams }) =>
          servers.some((server) => server.state === 'down') && streams.every(({ leader }) => leader !== null),
      )
      await takeBoth(browser, url, out, { name: 'incident', path: STREAM })
    }
  } finally {
    await browser.close()
  }
  return 0
}

async function takeBoth(browser: Browser, url: string, out: string, shot: Shot): Promise<void> {
  for (const colorScheme of SCHEMES) {
    const context = await browser.newContext({ viewport: VIEWPORT, colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${url}${shot.path}`)
    await page.getByRole('main').waitFor()
    if (shot.path.includes('sel='))
      await page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    await shot.prepare?.(page)
    const path = join(out, `${shot.name}-${colorScheme}.png`)
    await page.screenshot({ path })
    await context.close()
    shrink(path)
    console.log(`${path}  ${Math.round(statSync(path).size / 1000)} kB`)
  }
}

/** The scenario's ORDERS under another name, with a placement that fits, so that the preview has something to say. */
async function describeStream(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('INVOICES')
  await page.getByLabel('Subjects').fill('invoices.*')
  await page.getByLabel('Subjects').press('Enter')
  await page.getByLabel('Cluster', { exact: true }).selectOption('rg2')
  await page.getByRole('radiogroup', { name: 'Replicas' }).getByText('3', { exact: true }).click()
  await page.getByText('free in APP').waitFor()
}

/** Waits until the dashboard knows it. */
async function until(url: string, what: string, satisfied: (state: State) => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const response = await fetch(`${url}/api/state`)
    if (satisfied(state.parse(await response.json()))) return
    if (performance.now() > deadline) throw new Error(`waited ${PATIENCE_MS / 1000} s until ${what}`)
    await delay(200)
  }
}

function shrink(path: string): void {
  const pngquant = onPath('pngquant', process.env.PATH)
  if (pngquant) spawnSync(pngquant, ['--force', '--skip-if-larger', '--output', path, '256', '--', path])
}
