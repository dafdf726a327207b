import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import type { Dashboard } from '@/demo/dashboard'
import { USERS } from '@/demo/scenario'
import { Traffic } from '@/demo/traffic'
import { obtainChromium } from '@/e2e/support/chromium'
import { type Figure, information, series, single } from '../support/figure'
import { LiveWatch } from '../support/live-watch'
import { loadLine } from '../support/machine'
import type { Part } from '../support/part'
import { isCalm } from '../support/whole'
import { metric, SentRequests } from './sent-requests'
import { Viewers } from './viewers'

/** Two rounds of the slowest poll (30 s), so that each window holds the same number of every poll, give or take one. */
const WINDOW_MS = 60_000
/** The last of them are watched by a browser too. */
const VIEWERS = [0, 1, 200]
/** Of each kind of request one may fall just inside or outside a window, at either end. */
const NOISE_PER_CENT = 3
const DELIVERY_BUDGET_MS = 500
const CALM_WITHIN_MS = 60_000
const PATIENCE_MS = 20_000
const REQUESTS = 'orrery_nats_requests_total'

interface Window {
  viewers: number
  /** Requests a minute. */
  heard: number
  own: number
  rssMib: number
  delays: number[]
  lost: number
  kinds: string
}

/** What the dashboard costs NATS, counted by others, however many people look at it. */
export const loadPart: Part = {
  name: 'load',
  title: 'requests to NATS per minute, by viewers; delivery to 200 viewers',
  async run(stage) {
    const dashboard = stage.startDashboard()
    const closers: (() => unknown)[] = [() => stage.stopDashboard(dashboard)]
    try {
      await dashboard.ready()
      const watch = await LiveWatch.open(dashboard.url)
      await watch.until('calm', isCalm, CALM_WITHIN_MS).finally(() => watch.close())
      const system = await stage.connectAs(USERS.system)
      closers.push(() => system.close())
      const app = await stage.connectAs(USERS.app)
      closers.push(() => app.close())
      const sent = await SentRequests.hear(system, app)
      const traffic = await Traffic.start(stage.supercluster.servers)
      closers.push(() => traffic.stop())
      const windows: Window[] = []
      for (const viewers of VIEWERS) {
        const one = await windowOf(dashboard, sent, viewers)
        windows.push(one)
        stage.say(
          `    ${viewers} viewers: ${one.heard.toFixed(0)} heard a minute, ${one.own.toFixed(0)} by /metrics (${one.kinds}) [${loadLine()}]`,
        )
      }
      return figuresOf(windows)
    } finally {
      for (const close of closers.reverse()) await close()
    }
  },
}

async function windowOf(dashboard: Dashboard, sent: SentRequests, count: number): Promise<Window> {
  const closers: (() => unknown)[] = []
  try {
    if (count > 0) {
      const browser = await chromium.launch({ executablePath: obtainChromium(() => {}) })
      closers.push(() => browser.close())
      const page = await browser.newPage()
      await page.goto(`${dashboard.url}/map`)
      await page.getByRole('main').waitFor()
    }
    // A single viewer is the browser itself; of many, all but one are plain connections.
    const viewers = await Viewers.open(dashboard.url, Math.max(0, count - 1))
    closers.push(() => viewers.close())
    await untilWatched(dashboard, count)
    const kindsBefore = new Map(sent.counts)
    const from = await bothCounts(dashboard, sent)
    await delay(WINDOW_MS)
    const to = await bothCounts(dashboard, sent)
    const rss = await metric(dashboard.url, 'process_resident_memory_bytes')
    // On a busy machine a window ends late: what counts is the rate.
    const perMinute = (n: number) => (n * 60_000) / (to.at - from.at)
    const own = perMinute(to.own - from.own)
    const heard = perMinute(to.heard - from.heard)
    const kinds = [...sent.counts].map(([kind, n]) => `${kind} ${n - (kindsBefore.get(kind) ?? 0)}`).sort()
    const { delays, lost } = viewers
    return {
      viewers: count,
      heard,
      own,
      rssMib: rss / 2 ** 20,
      delays: [...delays],
      lost,
      kinds: kinds.join(', '),
    }
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

/** Resolves when so many follow by its own count. @throws Error when it never comes to that */
async function untilWatched(dashboard: Dashboard, count: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const viewers = await metric(dashboard.url, 'orrery_viewers')
    if (viewers === count) return
    if (performance.now() > deadline) throw new Error(`${viewers} viewers, not ${count}`)
    await delay(100)
  }
}

/** Both counts of one moment: what was heard is the mean of before and after `/metrics` was read, which takes a while. */
async function bothCounts(dashboard: Dashboard, sent: SentRequests) {
  const [began, before] = [performance.now(), sent.total]
  const own = await metric(dashboard.url, REQUESTS)
  return { own, heard: (before + sent.total) / 2, at: (began + performance.now()) / 2 }
}

function figuresOf(windows: readonly Window[]): Figure[] {
  const [none] = windows
  const apart = (a: number, b: number | undefined) => (b ? (100 * Math.abs(a - b)) / b : null)
  return windows.flatMap((w) => {
    const name = `${w.viewers} viewers`
    return [
      information(`${name}: requests a minute, heard on NATS`, w.heard.toFixed(0)),
      single(`${name}: /metrics differs from what was heard by`, apart(w.own, w.heard), '%', NOISE_PER_CENT),
      ...(w === none
        ? []
        : [
            single(
              `${name}: requests differ from those with none by`,
              apart(w.heard, none?.heard),
              '%',
              NOISE_PER_CENT,
            ),
          ]),
      information(`${name}: memory of the dashboard`, `${w.rssMib.toFixed(0)} MiB RSS`),
      ...(w.viewers > 1
        ? [
            single(`${name}: lost their stream`, w.lost, 'viewers', 0),
            series(`${name}: snapshot composed → delta at each viewer`, w.delays, {
              unit: 'ms',
              wanted: 1,
              budget: { pick: 'p95', atMost: DELIVERY_BUDGET_MS },
            }),
          ]
        : []),
    ]
  })
}
