import { spawn } from 'node:child_process'
import type { FleetSize } from '@/e2e/support/simulated/generate'
import { SuperclusterCollector } from '@/lib/collector/collector'
import type { Snapshot } from '@/lib/domain/model'
import { snapshotText } from '@/lib/live/snapshot-text'
import { connectLink } from '@/lib/nats/link'
import { Budgets } from './support/budget'
import { firstLine, sizeInWords, startFleet } from './support/fleet'
import { LoopMeter } from './support/loop-meter.mjs'

interface Case {
  size: FleetSize
  /** ms; a complete picture takes one pass over all servers. */
  passMs: number | null
  blockMs: number
}

const CASES: Case[] = [
  { size: { servers: 12, clusters: 4, regions: 3, streams: 10_000, busy: 0.1 }, passMs: null, blockMs: 50 },
  { size: { servers: 3, clusters: 1, regions: 1, streams: 10_000, busy: 0 }, passMs: null, blockMs: 50 },
  {
    size: { servers: 1200, clusters: 60, regions: 3, streams: 20_000, busy: 0.1 },
    passMs: 5000,
    blockMs: 100,
  },
]
const RSS_MB = 1024
const QUIET_DELTA_PERCENT = 1
const PATIENCE_MS = 120_000

/**
 * `npm run bench:answers [SECONDS] [CASE…]`: how long the event loop is blocked while large answers come in, how long a
 * complete picture takes, and what a quiet tick sends.
 */
export async function main(args: string[]): Promise<number> {
  const [seconds = 20, ...chosen] = args.map(Number)
  const budgets = new Budgets()
  // Loading the client is part of starting a process, not of watching.
  await import('nats')
  const cases = chosen.length === 0 ? CASES : CASES.filter((_, i) => chosen.includes(i + 1))
  for (const one of cases) await measure(one, seconds * 1000, budgets)
  return budgets.end()
}

async function measure({ size, passMs, blockMs }: Case, watchedMs: number, budgets: Budgets): Promise<void> {
  console.log(sizeInWords(size))
  const fleet = await startFleet(size)
  const collector = new SuperclusterCollector(fleet.config, {
    connect: connectLink,
    clock: Date.now,
    epoch: 'bench',
    onError: (error) => console.error(error),
  })
  const noise = await startNoise()
  const meter = new LoopMeter()
  const began = performance.now()
  collector.start()
  const doubts = new Doubts()
  const isWhole = (s: Snapshot) => s.streams.length === size.streams && s.coverage.answered === size.servers
  const whole = await until(() => {
    doubts.look(collector.hub.current)
    return isWhole(collector.hub.current)
  })
  const took = performance.now() - began
  const { streams, coverage } = collector.hub.current
  const aside = whole ? '' : `gave up with ${streams.length} streams of ${coverage.answered} servers`
  // A picture that never was complete meets nothing.
  budgets.say('complete picture after', took, whole ? passMs : 0, 'ms', aside)
  budgets.say('streams falsely without a leader, critical findings', doubts.worst, 0, '', doubts.said)
  sayBlocks(budgets, 'until then', meter.take(), blockMs)
  const cpu = process.cpuUsage()
  const ticks = await watchTicks(collector, watchedMs)
  const used = process.cpuUsage(cpu)
  sayBlocks(budgets, `then for ${watchedMs / 1000} s`, meter.stop(), blockMs)
  const quiet = size.busy === 0 ? QUIET_DELTA_PERCENT : null
  const snapshot = snapshotText(collector.hub.current).length
  const inMb = (snapshot / 1e6).toFixed(1)
  budgets.say('largest delta', (100 * ticks.largest) / snapshot, quiet, '% of the snapshot', `of ${inMb} MB`)
  budgets.say('noise of the machine: an idle process was late by', await noise(), null, 'ms')
  budgets.say('CPU', (used.user + used.system) / 10 / watchedMs, null, '% of one core')
  budgets.say('RSS', process.memoryUsage().rss / 2 ** 20, RSS_MB, 'MiB')
  await collector.stop()
  fleet.stop()
}

/** The fleet is well: whatever is said against a stream is wrong, unless its servers do not get to answer. */
class Doubts {
  worst = 0
  /** The first of the findings at the worst moment. */
  said = ''
  #seen: Snapshot | null = null

  look(now: Snapshot): void {
    if (now === this.#seen) return
    this.#seen = now
    if (now.servers.some((s) => s.state !== 'up')) return
    const leaderless = now.streams.filter((s) => s.leader === null).length
    const critical = now.findings.filter((f) => f.severity === 'critical')
    if (leaderless + critical.length <= this.worst) return
    this.worst = leaderless + critical.length
    this.said = critical.map((f) => `${f.code}: ${f.summary}, ${f.evidence.join(', ')}`)[0] ?? ''
  }
}

/** Sizes of what viewers would be sent meanwhile. */
async function watchTicks(collector: SuperclusterCollector, ms: number): Promise<{ largest: number }> {
  let largest = 0
  const leave = collector.hub.follow({ epoch: 'bench', seq: collector.hub.current.seq }, (frame) => {
    largest = Math.max(largest, frame.byteLength)
  })
  await new Promise((resolve) => setTimeout(resolve, ms))
  leave()
  return { largest }
}

function sayBlocks(
  budgets: Budgets,
  when: string,
  blocks: ReturnType<LoopMeter['take']>,
  budget: number,
): void {
  const ms = (n: number) => `${n.toFixed(0)} ms`
  budgets.say(
    `longest block ${when}`,
    blocks.own.max,
    budget,
    'ms',
    `with garbage collection of up to ${ms(blocks.worst.gcMs)}, p99 ${ms(blocks.own.p99)}; with what the machine kept us waiting ${ms(blocks.felt.max)}, longest collection ${ms(blocks.gc.max)}`,
  )
}

/** A process that does nothing: what its event loop is late by is the machine's doing. Returns how to end it and ask. */
async function startNoise(): Promise<() => Promise<number>> {
  const code =
    "const h=require('node:perf_hooks').monitorEventLoopDelay({resolution:5});h.enable();process.stdin.on('end',()=>{console.log(h.max/1e6);process.exit()}).resume()"
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  return async () => {
    child.stdin.end()
    return Number(await firstLine(child.stdout))
  }
}

/** False when it has not come true for very long. */
function until(holds: () => boolean): Promise<boolean> {
  const began = performance.now()
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const isTrue = holds()
      if (!isTrue && performance.now() - began < PATIENCE_MS) return
      clearInterval(timer)
      resolve(isTrue)
    }, 20)
  })
}
