import { STREAMS, USERS } from '@/demo/scenario'
import { type NatsCli, namesIn } from '../support/nats-cli'
import type { Stage } from '../support/stage'

export interface CliSeries {
  command: string
  ms: number[]
  /** Fewest rows that one run showed, of how many. */
  fewest: number
  of: number
  /** Servers or streams that at least one run did not show. */
  dropped: string[]
  failed: number
}

const COMMANDS = [
  { words: ['server', 'list'], login: USERS.system, rows: 'servers' },
  { words: ['server', 'list', '12'], login: USERS.system, rows: 'servers' },
  { words: ['server', 'report', 'jetstream'], login: USERS.system, rows: 'servers' },
  { words: ['stream', 'report'], login: USERS.app, rows: 'streams' },
] as const

/** The command line's own answers to the same question: how long each took, and what it left out. */
export async function cliSeries(stage: Stage, cli: NatsCli, runs: number): Promise<CliSeries[]> {
  const all: CliSeries[] = []
  for (const { words, login, rows } of COMMANDS) {
    const wanted = rows === 'servers' ? stage.names : STREAMS.map(({ name }) => name)
    const series: CliSeries = {
      command: `nats ${words.join(' ')}`,
      ms: [],
      fewest: wanted.length,
      of: wanted.length,
      dropped: [],
      failed: 0,
    }
    for (let run = 0; run < runs; run++) {
      const { ms, exitCode, output } = await cli.run(stage.urls, login, words)
      series.ms.push(ms)
      if (exitCode !== 0) series.failed += 1
      const shown = namesIn(tableOf(output), wanted)
      series.fewest = Math.min(series.fewest, shown.length)
      series.dropped.push(...wanted.filter((name) => !shown.includes(name) && !series.dropped.includes(name)))
    }
    all.push(series)
  }
  return all
}

/** The table of who answered. That of the meta group below it names everybody, dead or alive. */
function tableOf(output: string): string {
  const end = output.search(/RAFT Meta Group/i)
  return end < 0 ? output : output.slice(0, end)
}
