import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import type { NatsConnection } from 'nats'
import { moveMetaLeaderOutOfXr } from '@/demo/meta-leader'
import { USERS } from '@/demo/scenario'
import { obtainChromium } from '@/e2e/support/chromium'
import { information, series } from '../support/figure'
import { LiveWatch } from '../support/live-watch'
import { loadLine } from '../support/machine'
import type { Part } from '../support/part'
import { isCalm } from '../support/whole'
import { type Announced, hearAdvisories } from './events'
import { changedAt, clockOffset, now, watchReport } from './page-watch'

const BUDGET_MS = 250
const ROUNDS = 12
const PATIENCE_MS = 15_000
const CALM_WITHIN_MS = 60_000

interface Sample {
  kind: Announced['kind']
  ms: number | null
}

/** How soon something that NATS announces is to be read in an open page. */
export const announcePart: Part = {
  name: 'announce',
  title: 'an advisory → changed text in the DOM of an open page',
  async run(stage) {
    await moveMetaLeaderOutOfXr(stage.supercluster, stage.say)
    const dashboard = stage.startDashboard()
    const closers: (() => unknown)[] = [() => stage.stopDashboard(dashboard)]
    try {
      await dashboard.ready()
      const watch = await LiveWatch.open(dashboard.url)
      closers.push(() => watch.close())
      const browser = await chromium.launch({ executablePath: obtainChromium(stage.say) })
      closers.push(() => browser.close())
      const page = await browser.newPage()
      await page.goto(`${dashboard.url}/streams`)
      await watchReport(page)
      const clock = await clockOffset(page)
      const app = await stage.connectAs(USERS.app)
      closers.push(() => app.close())
      const system = await stage.connectAs(USERS.system)
      closers.push(() => system.close())
      const heard = await hearAdvisories([app, system])
      const samples: Sample[] = []
      const round = new Round(app, page, heard, clock.offsetMs)
      for (let i = 0; i < ROUNDS; i++) {
        await watch.until('calm', isCalm, CALM_WITHIN_MS)
        const own = [await round.stepDown('ORDERS'), ...(await round.createAndDelete(`BENCH_${i}`))]
        samples.push(...own)
        const words = own.map(({ kind, ms }) => `${kind} ${ms === null ? 'never' : `${Math.round(ms)} ms`}`)
        stage.say(`    ${words.join(', ')}  [${loadLine()}]`)
      }
      const of = (kind: Sample['kind']) => samples.filter((s) => s.kind === kind).map(({ ms }) => ms)
      const ms = samples.map((s) => s.ms)
      const offset = `${clock.offsetMs.toFixed(2)} ± ${clock.uncertainMs.toFixed(2)} ms, taken out`
      return [
        information('the page’s clock minus ours', offset),
        series('advisory → DOM, all', ms, {
          unit: 'ms',
          wanted: 3 * ROUNDS,
          budget: { pick: 'p95', atMost: BUDGET_MS },
        }),
        series('  a new leader', of('LEADER_ELECTED'), { unit: 'ms', wanted: ROUNDS }),
        series('  a stream created', of('CREATED'), { unit: 'ms', wanted: ROUNDS }),
        series('  a stream deleted', of('DELETED'), { unit: 'ms', wanted: ROUNDS }),
      ]
    } finally {
      for (const close of closers.reverse()) await close()
    }
  },
}

/** Does something to a stream as any client would, and waits for its advisory and for the page. */
class Round {
  constructor(
    private readonly app: NatsConnection,
    private readonly page: Page,
    private readonly heard: readonly Announced[],
    private readonly offsetMs: number,
  ) {}

  async stepDown(stream: string): Promise<Sample> {
    const since = now()
    await this.#api(`STREAM.LEADER.STEPDOWN.${stream}`)
    return this.#sample('LEADER_ELECTED', stream, since, (leader, event) => leader === event.leader)
  }

  async createAndDelete(name: string): Promise<Sample[]> {
    const created = now()
    const config = {
      name,
      subjects: [`${name}.*`],
      num_replicas: 3,
      storage: 'file',
      placement: { cluster: 'rg1' },
    }
    await this.#api(`STREAM.CREATE.${name}`, config)
    const first = await this.#sample('CREATED', name, created, (leader) => leader !== null)
    const deleted = now()
    await this.#api(`STREAM.DELETE.${name}`)
    return [first, await this.#sample('DELETED', name, deleted, (leader) => leader === null)]
  }

  async #sample(
    kind: Announced['kind'],
    stream: string,
    since: number,
    fits: (leader: string | null, event: Announced) => boolean,
  ): Promise<Sample> {
    const deadline = performance.now() + PATIENCE_MS
    while (performance.now() < deadline) {
      const event = this.heard.find((e) => e.kind === kind && e.stream === stream && e.at >= since)
      if (event) {
        const { offsetMs } = this
        const wanted = { stream, fits: (leader: string | null) => fits(leader, event), since, offsetMs }
        const at = await changedAt(this.page, wanted)
        if (at !== null) return { kind, ms: at - event.at }
      }
      await delay(20)
    }
    return { kind, ms: null }
  }

  async #api(what: string, body?: object): Promise<void> {
    const payload = body === undefined ? '' : JSON.stringify(body)
    const answer = (await this.app.request(`$JS.API.${what}`, payload, { timeout: 10_000 })).string()
    if (answer.includes('"error"')) throw new Error(`${what}: ${answer}`)
  }
}
