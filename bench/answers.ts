import { spawn } from 'node:child_process'
import { createHistogram, performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { SuperclusterCollector } from '@/lib/collector/collector'
import type { Config } from '@/lib/config/types'
import type { Snapshot } from '@/lib/domain/model'
import { connectLink } from '@/lib/nats/link'
import { LoopMeter } from './support/loop-meter'

const SIZES = [
  { servers: 12, clusters: 4, regions: 3, streams: 10_000, busy: 0.1 },
  { servers: 3, clusters: 1, regions: 1, streams: 10_000, busy: 0 },
]
const WATCHED_MS = 20_000
const BUDGET_MS = 50

/** `npm run bench:answers`: how long the event loop is blocked while large answers come in. */
export async function main(args: string[]): Promise<number> {
  const seconds = Number(args[0] ?? WATCHED_MS / 1000)
  let worst = 0
  for (const size of SIZES) worst = Math.max(worst, await measure(size, seconds * 1000))
  console.log(
    `longest block ${worst.toFixed(0)} ms, budget ${BUDGET_MS} ms: ${worst <= BUDGET_MS ? 'met' : 'NOT met'}`,
  )
  return 0
}

async function measure(size: (typeof SIZES)[number], watchedMs: number): Promise<number> {
  const fleet = await startFleet(size)
  const collector = new SuperclusterCollector(fleet.config, {
    connect: connectLink,
    clock: Date.now,
    epoch: 'bench',
    onError: (error) => console.error(error),
  })
  const blocks = createHistogram()
  const timed = <T extends object, K extends keyof T & string>(of: T, name: K) => timeMethod(of, name, blocks)
  timed(collector.hub, 'publish')
  const noise = await startNoise()
  const coldMeter = new LoopMeter()
  const began = performance.now()
  collector.start()
  const isWhole = (s: Snapshot) => s.streams.length === size.streams && s.coverage.answered === size.servers
  await until(() => isWhole(collector.hub.current))
  const whole = performance.now() - began
  const cold = coldMeter.stop()
  const steadyMeter = new LoopMeter()
  const cpu = process.cpuUsage()
  const from = performance.now()
  await new Promise((resolve) => setTimeout(resolve, watchedMs))
  const steady = steadyMeter.stop()
  const used = process.cpuUsage(cpu)
  const encodeMs = await encode(collector)
  const idle = await noise()
  await collector.stop()
  fleet.stop()
  const ms = (ns: number) => `${(ns / 1e6).toFixed(0)} ms`
  console.log(
    [
      `${size.servers} servers, ${size.streams} R3 streams, ${size.busy * 100} % busy`,
      `  complete picture after ${(whole / 1000).toFixed(1)} s; event loop blocked ${words(cold)}`,
      `  then for ${((performance.now() - from) / 1000).toFixed(0)} s: ${words(steady)}`,
      `  an idle process beside it meanwhile (noise of this machine): at most ${idle.toFixed(0)} ms`,
      `  publish: at most ${ms(blocks.max)}, p99 ${ms(blocks.percentile(99))}, ${blocks.count} times; whole snapshot encoded in ${encodeMs.toFixed(0)} ms`,
      `  CPU ${(((used.user + used.system) / 1000 / watchedMs) * 100).toFixed(0)} % of one core, RSS ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`,
    ].join('\n'),
  )
  return Math.max(cold.own.max, steady.own.max)
}

function words({ own, felt }: ReturnType<LoopMeter['stop']>): string {
  const pair = ({ max, p99 }: { max: number; p99: number }) =>
    `at most ${max.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`
  return `${pair(own)} (with what the machine kept us waiting: ${pair(felt)})`
}

async function encode(collector: SuperclusterCollector): Promise<number> {
  const began = performance.now()
  JSON.stringify(collector.hub.current)
  return performance.now() - began
}

function timeMethod<T extends object, K extends keyof T & string>(
  of: T,
  name: K,
  into: ReturnType<typeof createHistogram>,
) {
  const method = of[name]
  if (typeof method !== 'function') return
  Object.assign(of, {
    [name](...args: unknown[]) {
      const began = performance.now()
      const result = method.apply(of, args)
      into.record(Math.max(1, Math.round((performance.now() - began) * 1e6)))
      return result
    },
  })
}

async function startFleet({ servers, clusters, regions, streams, busy }: (typeof SIZES)[number]) {
  const sizes = [servers, clusters, regions, streams, busy].map(String)
  const child = spawn(process.execPath, ['demo/bootstrap.mjs', 'bench/support/fleet-process.ts', ...sizes], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line = ''] = await firstLine(child.stdout)
  const url: string = JSON.parse(line).url
  const config: Config = {
    name: 'bench',
    system: { servers: [url], user: 'sim', password: 'sim', token: null, nkey: null, creds: null, tls: null },
    accounts: {},
    topology: { regionTags: ['region:', 'rg:'], azTags: ['az:', 'zone:'], overrides: [] },
    listen: { host: '127.0.0.1', port: 0 },
    data: '.orrery',
  }
  return { config, stop: () => child.stdin.end() }
}

/** A process that does nothing: what its event loop is late by is the machine's doing. Returns how to end it and ask. */
async function startNoise(): Promise<() => Promise<number>> {
  const code =
    "const h=require('node:perf_hooks').monitorEventLoopDelay({resolution:5});h.enable();process.stdin.on('end',()=>{console.log(h.max/1e6);process.exit()}).resume()"
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  return async () => {
    child.stdin.end()
    return Number((await firstLine(child.stdout))[0])
  }
}

function firstLine(stream: NodeJS.ReadableStream): Promise<string[]> {
  return new Promise((resolve) => createInterface({ input: stream }).once('line', (line) => resolve([line])))
}

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!holds()) return
      clearInterval(timer)
      resolve()
    }, 20)
  })
}
