/**
 * Measures Orrery on the scenario's 12 servers and prints each figure beside its budget:
 *   npm run bench -- [PART…] [--port-offset N] [--random COUNT [--seed N]] [--only SERVER]
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freeOffset } from '@/demo/explain-ports'
import { obtainNatsServer } from '@/demo/nats-server/obtain'
import { announcePart } from './announce/part'
import { connectPart } from './connect/part'
import { faultsPart } from './faults/part'
import { loadPart } from './load/part'
import { ownPart } from './own/part'
import { pagePart } from './page/part'
import { type Figure, figureLine, information } from './support/figure'
import { loadLine, machineLine } from './support/machine'
import type { Options, Part } from './support/part'
import { Stage } from './support/stage'

/** Below the range from which systems take ports for outgoing connections. */
const OFFSETS = Array.from({ length: 8 }, (_, i) => 20_000 + 500 * i)

const PARTS = [connectPart, faultsPart, ownPart, announcePart, loadPart, pagePart]

const HELP = `npm run bench -- [PART…] [options]

Starts 12 nats-servers and the built dashboard, measures, and prints every figure beside its budget.

parts (all, in this order, unless some are named)
${PARTS.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n')}

options
  --random COUNT     faults: COUNT random faults in a row instead of each server in turn
  --seed N           faults: the same random faults as a run that printed this seed
  --only SERVER      faults: only those of one server
  --port-offset N    add N to every port (default: the first that is free of 20000, 20500, …)

NATS_SERVER=/path/to/nats-server chooses the server. Exit code 1 when a budget is not met or a part could not be measured.`

export async function main(args: string[]): Promise<number> {
  try {
    return await bench(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

async function bench(args: string[]): Promise<number> {
  const { parts, options, portOffset, help } = read(args)
  if (help) {
    console.log(HELP)
    return 0
  }
  const say = (line: string) => console.log(line)
  const binary = await obtainNatsServer({ binDir: join(process.cwd(), '.orrery', 'bin'), say })
  // A signal must not leave twelve servers behind: at the latest the end of this process ends its children.
  const started: { stage: Stage | null } = { stage: null }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.resolve(started.stage?.stop()).finally(() => process.exit(130)))
  }
  const offset = portOffset ?? (await freeOffset(OFFSETS))
  if (offset === null) throw new Error('no free ports')
  const stage = await Stage.start({ portOffset: offset, binary: binary.path, say })
  started.stage = stage
  try {
    const machine = machineLine(binary.version, stage.cli?.version ?? null)
    say(machine)
    const results: [Part, Figure[]][] = []
    for (const part of parts) {
      say(`\n── ${part.name}: ${part.title} (${loadLine()})`)
      const figures = await part.run(stage, options).catch((error: unknown) => [failed(error)])
      for (const figure of figures) say(figureLine(figure))
      results.push([part, figures])
    }
    return summarise(results, machine, say)
  } finally {
    await stage.stop()
  }
}

function read(args: string[]): { parts: Part[]; options: Options; portOffset: number | null; help: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'port-offset': { type: 'string' },
      random: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name))
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}\n\n${HELP}`)
  return {
    parts: positionals.length > 0 ? PARTS.filter(({ name }) => positionals.includes(name)) : PARTS,
    options: {
      random: values.random === undefined ? null : count('--random', values.random),
      seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : count('--seed', values.seed),
      only: values.only ?? null,
    },
    portOffset: values['port-offset'] === undefined ? null : count('--port-offset', values['port-offset']),
    help: values.help,
  }
}

function count(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${option} takes a whole number, not "${text}"`)
  return Number(text)
}

/** A part that could not be measured has not met anything. */
function failed(error: unknown): Figure {
  const reason = error instanceof Error ? error.message : String(error)
  return { ...information('FAILED', reason), budget: { text: 'to be measured', met: false } }
}

function summarise(
  results: readonly [Part, Figure[]][],
  machine: string,
  say: (line: string) => void,
): number {
  say(`\n${'═'.repeat(30)} all figures ${'═'.repeat(30)}\n${machine}\nload at the end: ${loadLine()}`)
  for (const [part, figures] of results) {
    say(`\n${part.name}: ${part.title}`)
    for (const figure of figures) say(figureLine(figure))
  }
  const judged = results.flatMap(([, figures]) => figures.flatMap(({ budget }) => budget ?? []))
  const missed = judged.filter(({ met }) => !met).length
  say(`\n${judged.length - missed} budgets met, ${missed} not met`)
  return missed > 0 || judged.length === 0 ? 1 : 0
}
