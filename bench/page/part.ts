import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { obtainChromium } from '@/e2e/support/chromium'
import { type Figure, information, series, single } from '../support/figure'
import { LiveWatch } from '../support/live-watch'
import type { Part } from '../support/part'
import { isCalm } from '../support/whole'
import { loadHtml } from './html'
import { loadedScripts } from './scripts'

const HTML_BUDGET_MS = 100
const HTML_RUNS = 40
const PAGES = ['/map', '/servers', '/streams']
const SCRIPT_BUDGET_KB = 220
const DELTA_BUDGET_PER_CENT = 1
/** As long as it takes until every row has been sent exactly once: less would count some of them by chance. */
const QUIET_MS = 180_000
const CALM_WITHIN_MS = 60_000

/** What a page weighs: its first HTML, its JavaScript, and what it is sent while nothing happens. */
export const pagePart: Part = {
  name: 'page',
  title: 'first HTML, client JavaScript, quiet deltas',
  async run(stage) {
    const dashboard = stage.startDashboard()
    try {
      await dashboard.ready()
      const watch = await LiveWatch.open(dashboard.url)
      try {
        await watch.until('calm', isCalm, CALM_WITHIN_MS)
        const figures = await quiet(watch)
        for (const path of PAGES) figures.push(...(await html(dashboard.url, path)))
        const browser = await chromium.launch({ executablePath: obtainChromium(stage.say) })
        try {
          const { live, idle } = await loadedScripts(browser, `${dashboard.url}/map`)
          const what = `client JavaScript of the map until it is live, ${live.files} files`
          figures.push(
            single(what, live.bytes / 1000, 'kB', SCRIPT_BUDGET_KB),
            information('and when it is idle', `${Math.round(idle.bytes / 1000)} kB, ${idle.files} files`),
          )
        } finally {
          await browser.close()
        }
        return figures
      } finally {
        watch.close()
      }
    } finally {
      await stage.stopDashboard(dashboard)
    }
  },
}

/** The first request compiles and warms up; it is told apart. */
async function html(url: string, path: string): Promise<Figure[]> {
  const first = await loadHtml(`${url}${path}`)
  const times: number[] = []
  for (let i = 0; i < HTML_RUNS; i++) times.push((await loadHtml(`${url}${path}`)).ms)
  return [
    information(`first HTML of ${path}: the very first`, `${Math.round(first.ms)} ms, ${first.bytes} bytes`),
    series(`first HTML of ${path}`, times, {
      unit: 'ms',
      wanted: HTML_RUNS,
      budget: { pick: 'p95', atMost: HTML_BUDGET_MS },
    }),
  ]
}

/** Nobody publishes, nothing fails: what every viewer is sent all the same, as a share of the whole snapshot. */
async function quiet(watch: LiveWatch): Promise<Figure[]> {
  const whole = JSON.stringify(watch.current).length
  const deltas: number[] = []
  let beats = 0
  const leave = watch.follow((_, event) => {
    if (event.type === 'beat') beats += 1
    if (event.type === 'delta') deltas.push((100 * JSON.stringify(event.data).length) / whole)
  })
  await delay(QUIET_MS)
  leave()
  const seconds = QUIET_MS / 1000
  const perSecond = deltas.reduce((sum, share) => sum + share, 0) / seconds
  // No delta at all is the best there is, as long as the beats prove that somebody would have sent it.
  const alive = beats >= seconds / 2
  return [
    information('the whole snapshot', `${whole} bytes`),
    information('deltas while quiet', `${deltas.length} in ${seconds} s, ${beats} beats`),
    series('one delta while quiet', deltas, { unit: '% of the snapshot', wanted: 0 }),
    single(
      'deltas while quiet, a second',
      alive ? perSecond : null,
      '% of the snapshot',
      DELTA_BUDGET_PER_CENT,
    ),
  ]
}
