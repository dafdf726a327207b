import { closeSync, openSync, readSync } from 'node:fs'

const EVERY_MS = 5

/**
 * How long the event loop was blocked: what a timer of 5 ms was late by, without the time in which the machine gave the
 * thread no core (Linux tells it; elsewhere it counts in). On a busy machine only this tells our own share.
 */
export class LoopMeter {
  #late: number[] = []
  #own: number[] = []
  #timer: ReturnType<typeof setInterval>
  #stat = openStat()

  constructor() {
    let last = performance.now()
    let waited = this.#waitedMs()
    this.#timer = setInterval(() => {
      const now = performance.now()
      const waitedNow = this.#waitedMs()
      const late = now - last - EVERY_MS
      this.#late.push(late)
      this.#own.push(Math.max(0, late - (waitedNow - waited)))
      last = now
      waited = waitedNow
    }, EVERY_MS)
  }

  /** Ends it; the longest block and the 99th percentile, in ms: as felt, and our own share. */
  stop(): { felt: { max: number; p99: number }; own: { max: number; p99: number } } {
    clearInterval(this.#timer)
    if (this.#stat !== null) closeSync(this.#stat)
    return { felt: figures(this.#late), own: figures(this.#own) }
  }

  /** How long this thread has stood ready without a core, since it began. */
  #waitedMs(): number {
    if (this.#stat === null) return 0
    const buffer = Buffer.alloc(128)
    const length = readSync(this.#stat, buffer, 0, buffer.length, 0)
    return Number(buffer.toString('latin1', 0, length).split(' ')[1]) / 1e6
  }
}

/** The main thread's id is that of the process. */
function openStat(): number | null {
  try {
    return openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
  } catch {
    return null
  }
}

function figures(of: readonly number[]): { max: number; p99: number } {
  const sorted = [...of].sort((a, b) => a - b)
  return { max: sorted.at(-1) ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 }
}
