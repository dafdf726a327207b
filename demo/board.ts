import type { Phase } from './supercluster'

export interface Board {
  /** A server got further, or back. */
  phase(name: string, phase: Phase): void
  /** One line for people, which stays. */
  say(line: string): void
  /** No more changes are drawn in place; lines follow one another from here. */
  settle(): void
}

const MARK: Record<Phase, string> = {
  starting: '·',
  answering: '○',
  healthy: '◐',
  'in meta group': '●',
  ended: '✕',
}

/** Live progress of the servers: one line each, redrawn in place, where `out` is a terminal; else plain lines. */
export function createBoard(
  out: { write(text: string): unknown; isTTY?: boolean; columns?: number },
  names: string[],
): Board {
  const started = performance.now()
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  const say = (line: string) => void out.write(`${line}\n`)
  if (!out.isTTY) {
    return {
      say,
      settle: () => {},
      phase: (name, phase) => {
        if (phase !== 'starting' && phase !== 'answering') say(`  ${name.padEnd(10)} ${phase}, ${seconds()}`)
      },
    }
  }

  const phases = new Map<string, { phase: Phase; at: string }>()
  let drawn = 0
  let settled = false
  const erase = () => {
    if (drawn > 0) out.write(`\u001b[${drawn}A\u001b[J`)
    drawn = 0
  }
  const draw = () => {
    if (settled || phases.size === 0) return
    const rows = names.map((name) => {
      const { phase, at } = phases.get(name) ?? { phase: 'starting' as const, at: '' }
      return `  ${MARK[phase]} ${name.padEnd(10)} ${phase.padEnd(14)} ${at}`
    })
    out.write(`${rows.join('\n')}\n`)
    drawn = rows.length
  }
  return {
    say: (line) => {
      erase()
      say(line)
      draw()
    },
    settle: () => {
      settled = true
      drawn = 0
    },
    phase: (name, phase) => {
      if (settled) return
      phases.set(name, { phase, at: seconds() })
      erase()
      draw()
    },
  }
}
