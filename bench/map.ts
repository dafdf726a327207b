import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { obtainChromium } from '@/e2e/support/chromium'
import { follow } from '@/e2e/support/live-snapshots'
import type { FleetSize } from '@/e2e/support/simulated/generate'
import type { Snapshot } from '@/lib/domain/model'
import { type Frames, framesOf } from './map/frames'
import { plainSvg } from './map/plain'
import { loadedScripts } from './page/scripts'
import { Budgets, loadNow } from './support/budget'
import { startMetered } from './support/dashboard'
import { sizeInWords, startFleet } from './support/fleet'

const STREAMS = 10_000
const SIZES: FleetSize[] = [
  { servers: 12, clusters: 4, regions: 3, streams: STREAMS, busy: 0, crossRegion: 1 },
  { servers: 120, clusters: 16, regions: 6, streams: STREAMS, busy: 0, crossRegion: 2 },
  { servers: 1200, clusters: 60, regions: 6, streams: STREAMS, busy: 0, crossRegion: 6 },
]
const FPS = 50
const ROUTES = ['/map', '/placement', '/gateways', '/servers', '/streams', '/jetstream', '/health']
const MAP_KB = 220
const VIEWPORT = { width: 1440, height: 900 }
const PATIENCE_MS = 180_000
/** No render of ours may hold a frame longer. */
const LONG_MS = 50

/**
 * `npm run bench:map [SERVERS…]`, after `npm run build`: how smoothly the map of 12, 120 and 1,200 servers moves, beside a
 * plain SVG of the same data in the same browser; how soon there is a picture, and what it weighs.
 */
export async function main(args: string[]): Promise<number> {
  const budgets = new Budgets()
  const chosen = args.map(Number)
  const browser = await chromium.launch({ executablePath: obtainChromium(console.log) })
  try {
    console.log(
      `headless Chromium ${browser.version()}, ${await rendererOf(browser)}, ${VIEWPORT.width} × ${VIEWPORT.height}`,
    )
    for (const size of SIZES)
      if (chosen.length === 0 || chosen.includes(size.servers)) await measure(browser, size, budgets)
  } finally {
    await browser.close()
  }
  return budgets.end()
}

async function measure(browser: Browser, size: FleetSize, budgets: Budgets): Promise<void> {
  console.log(`${sizeInWords(size)}, load ${loadNow()}`)
  const fleet = await startFleet(size)
  const dashboard = await startMetered(fleet.url)
  const stop = new AbortController()
  try {
    const snapshot = await whole(dashboard.url, size, stop.signal)
    const page = await browser.newPage({ viewport: VIEWPORT })
    await page.goto(`${dashboard.url}/map`)
    budgets.say('first picture', await firstPaint(page), null, 'ms', 'first contentful paint, an empty cache')
    const map = page.getByRole('group', { name: /^Map of / })
    await page.waitForFunction(
      () => !document.querySelector('svg[aria-label^="Map of"]')?.hasAttribute('viewBox'),
    )
    const nodes = await map.evaluate((svg) => [
      svg.querySelectorAll('*').length,
      document.querySelectorAll('*').length,
    ])
    const frames = await framesOf(page, 'svg[aria-label^="Map of"]')
    say('the map', frames, budgets)
    budgets.say('DOM nodes of the map', nodes[0] ?? 0, null, '', `${nodes[1]} of the page`)
    await page.close()

    const plain = await browser.newPage({ viewport: VIEWPORT })
    await plain.setContent(plainSvg(snapshot))
    const beside = await framesOf(plain, '#plain')
    const plainNodes = await plain.evaluate(() => document.querySelectorAll('#plain *').length)
    console.log(
      `  beside it, plain SVG: ${beside.fps.toFixed(1)} frames a second, p95 ${beside.p95Ms.toFixed(0)} ms, longest ${beside.maxMs.toFixed(0)} ms, ${plainNodes} nodes`,
    )
    await plain.close()
    for (const route of size.servers === 12 ? ROUTES : ['/map']) {
      const { live, idle } = await loadedScripts(browser, `${dashboard.url}${route}`)
      const budget = route === '/map' && size.servers === 12 ? MAP_KB : null
      const later = `${live.files} files; ${Math.round(idle.bytes / 1000)} kB more when it is idle`
      budgets.say(
        `compressed JavaScript of ${route} until it is live`,
        live.bytes / 1000,
        budget,
        'kB',
        later,
      )
    }
  } finally {
    stop.abort()
    await dashboard.stop()
    fleet.stop()
  }
}

function say(what: string, { fps, p95Ms, maxMs, longTasks, longestMs }: Frames, budgets: Budgets): void {
  budgets.sayAtLeast(
    `${what}, panned and zoomed`,
    fps,
    FPS,
    'frames a second',
    `p95 ${p95Ms.toFixed(0)} ms, longest ${maxMs.toFixed(0)} ms`,
  )
  budgets.say(
    'longest task of the page meanwhile',
    longestMs,
    LONG_MS,
    'ms',
    `${longTasks} longer than ${LONG_MS} ms`,
  )
}

/** The snapshot with all servers and streams in it. */
async function whole(url: string, size: FleetSize, signal: AbortSignal): Promise<Snapshot> {
  const live = follow(url, signal)
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const now = live.current
    if (now?.streams.length === size.streams && now.coverage.answered === size.servers) return now
    if (performance.now() > deadline) throw new Error(`no complete picture within ${PATIENCE_MS / 1000} s`)
    await delay(100)
  }
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (paint) resolve(paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )

/** What draws, in the browser's words. */
async function rendererOf(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl')
    const info = gl?.getExtension('WEBGL_debug_renderer_info')
    return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : null
  })
  await page.close()
  return renderer === null ? 'drawn by the processor (no WebGL)' : `renderer ${renderer}`
}
