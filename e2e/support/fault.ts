import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { type Drawn, watchDrawing } from './drawing'
import { FaultWatch } from './fault-watch'
import { allReady, baseUrl, kill, restart, settleMetaLeader } from './stack'
import { readState, type State } from './state'

/** What a finding or a state may take to show on a busy machine; how fast it is, the bench measures. */
export const SOON = { timeout: 30_000 }
/** What takes an election, or the 18 s until a leader without followers gives up. */
export const LATER = { timeout: 60_000 }

/** Views that stay open through all faults of a file, as on an operator's desk. */
export class Desk {
  private constructor(
    readonly map: Page,
    readonly health: Page,
    readonly tables: Page,
  ) {}

  static async open(browser: Browser): Promise<Desk> {
    const context = await browser.newContext({
      baseURL: baseUrl(),
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    const [map, health, tables] = [await context.newPage(), await context.newPage(), await context.newPage()]
    await Promise.all([map.goto('/map'), health.goto('/health'), tables.goto('/streams')])
    return new Desk(map, health, tables)
  }

  get coverage(): Locator {
    return this.map.getByRole('button', { name: /^Coverage: / })
  }

  /** A finding of the health view by its sentence. */
  finding(summary: string | RegExp): Locator {
    return this.health
      .getByRole('listitem')
      .filter({ has: this.health.getByRole('heading', { level: 2, name: summary }) })
  }

  close(): Promise<void> {
    return this.map.context().close()
  }
}

/** One fault from calm to calm: who is hit is told to it, and it proves that nobody else was ever blamed. */
export class Fault {
  /** Killed, frozen or ending, and not yet brought back. */
  #hit = new Map<string, NodeJS.Signals>()
  readonly victims = new Set<string>()

  private constructor(
    readonly desk: Desk,
    readonly calm: State,
    readonly watch: FaultWatch,
    readonly drawing: { result: () => Promise<Drawn> },
  ) {}

  /** Begins in calm: all 12 answer, all groups are led and whole, nothing but standing findings. */
  static async begin(desk: Desk): Promise<Fault> {
    await expect(desk.coverage).toContainText('12 of 12 answered', SOON)
    const calm = await calmState()
    return new Fault(desk, calm, new FaultWatch(), await watchDrawing(desk.map))
  }

  /** Sends a signal to some servers at once. */
  async strike(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGUSR2', ...names: string[]): Promise<void> {
    for (const name of names) {
      this.#hit.set(name, signal)
      this.victims.add(name)
    }
    await Promise.all(names.map((name) => kill(name, signal)))
  }

  /** Brings everybody back who was hit, waits for the servers, and for the findings of the fault to be gone. */
  async recover(): Promise<void> {
    await this.heal()
    await expect(this.desk.coverage).toContainText('12 of 12 answered', LATER)
    const before = this.calm.findings.map(keyOf).sort()
    await expect(async () => {
      const { findings, servers } = await readState()
      expect(findings.map(keyOf).sort()).toEqual(before)
      expect(servers.filter((s) => s.state !== 'up')).toEqual([])
    }).toPass(LATER)
    await expect(this.desk.finding(/./), 'findings in the health view').toHaveCount(before.length, SOON)
  }

  /** Only the processes; for `afterEach` too, when a test has failed half way. */
  async heal(): Promise<void> {
    const hit = [...this.#hit]
    this.#hit.clear()
    await Promise.all(
      hit.map(([name, signal]) => (signal === 'SIGSTOP' ? kill(name, 'SIGCONT') : restart(name))),
    )
    await allReady()
    await settleMetaLeader()
  }

  /** The proof, over the whole time: nobody but the victims was flagged or accused, and nothing ever blanked. */
  async end(): Promise<void> {
    const victims = [...this.victims].sort()
    const { states, accused, fewest } = await this.watch.stop()
    const drawn = await this.drawing.result()
    expect([...states.keys()].sort(), 'servers ever said not to be up').toEqual(victims)
    expect(
      [...accused].filter(([name]) => !this.victims.has(name)),
      'healthy servers that a finding called ill',
    ).toEqual([])
    expect([...drawn.flagged.keys()].sort(), 'servers ever drawn as not up').toEqual(victims)
    expect(drawn.fewest, 'servers drawn').toBe(12)
    expect(fewest, 'rows').toEqual({ servers: 12, streams: this.calm.streams.length })
  }
}

/** Findings of an unbroken scenario: its clusters differ in their unique tag, releases are not the newest, users may everything. */
const STANDING = ['UNIQUE_TAG_DIFFERS', 'UPDATE_ADVISED', 'OWN_RIGHTS_EXCESS']

async function calmState(): Promise<State> {
  let calm: State | null = null
  await expect(async () => {
    const state = await readState()
    expect(state.findings.filter((f) => !STANDING.includes(f.code)).map((f) => f.summary)).toEqual([])
    expect(state.coverage.vantages.map((v) => v.state)).not.toContain('failed')
    expect(state.meta.leader).not.toBeNull()
    for (const stream of state.streams) {
      expect(stream.replicas.map((r) => r.state)).toEqual(stream.replicas.map(() => 'current'))
      expect(stream.leader).not.toBeNull()
    }
    calm = state
  }).toPass(LATER)
  if (!calm) throw new Error('never calm')
  return calm
}

const keyOf = (f: State['findings'][number]) => `${f.code} ${f.subject.kind} ${f.subject.id}`
