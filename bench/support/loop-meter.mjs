import { closeSync, openSync, readSync } from 'node:fs'
import { PerformanceObserver } from 'node:perf_hooks'

const EVERY_MS = 5

/**
 * @typedef {{ max: number, p99: number }} Figures in ms
 * @typedef {{ felt: Figures, own: Figures, gc: { max: number, share: number }, worst: { ms: number, gcMs: number } }} Blocks
 */

/**
 * How long the event loop was blocked: what a timer of 5 ms was late by. `own` is what this thread itself worked meanwhile:
 * without the time in which the machine gave it no core (Linux tells it; elsewhere it counts in). `gc` are the pauses of
 * garbage collection, as felt. On a busy machine only `own` says something about us. Plain JavaScript, because it is also
 * loaded into the built dashboard.
 */
export class LoopMeter {
  /** @type {{ late: number, own: number, from: number, to: number }[]} */
  #ticks = []
  /** @type {{ from: number, ms: number }[]} */
  #pauses = []
  #began = performance.now()
  #stat = openStat()
  #observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      this.#pauses.push({ from: startTime, ms: duration })
  })

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] })
    let last = performance.now()
    let spent = this.#spent()
    this.timer = setInterval(() => {
      const now = performance.now()
      const spentNow = this.#spent()
      const late = Math.max(0, now - last - EVERY_MS)
      const worked = spentNow.worked - spent.worked
      const own = Math.max(0, Math.min(late - (spentNow.waited - spent.waited), worked))
      this.#ticks.push({ late, own, from: last, to: now })
      last = now
      spent = spentNow
    }, EVERY_MS)
    this.timer.unref()
  }

  /**
   * What was measured since the last time, and begins anew.
   * @returns {Blocks}
   */
  take() {
    const ticks = this.#ticks
    const pauses = this.#pauses
    const ms = performance.now() - this.#began
    this.#ticks = []
    this.#pauses = []
    this.#began = performance.now()
    const worst = ticks.reduce((a, b) => (b.own > a.own ? b : a), { late: 0, own: 0, from: 0, to: 0 })
    const within = pauses.filter((p) => p.from >= worst.from && p.from < worst.to)
    return {
      felt: figures(ticks.map((t) => t.late)),
      own: figures(ticks.map((t) => t.own)),
      gc: { max: Math.max(0, ...pauses.map((p) => p.ms)), share: sum(pauses) / ms },
      worst: { ms: worst.own, gcMs: Math.min(worst.own, sum(within)) },
    }
  }

  /** Ends it. */
  stop() {
    clearInterval(this.timer)
    this.#observer.disconnect()
    const blocks = this.take()
    if (this.#stat !== null) closeSync(this.#stat)
    this.#stat = null
    return blocks
  }

  /** How long this thread has worked, and stood ready without a core, since it began; ms. */
  #spent() {
    if (this.#stat === null) return { worked: performance.now(), waited: 0 }
    const buffer = Buffer.alloc(128)
    const length = readSync(this.#stat, buffer, 0, buffer.length, 0)
    const [worked, waited] = buffer.toString('latin1', 0, length).split(' ')
    return { worked: Number(worked) / 1e6, waited: Number(waited) / 1e6 }
  }
}

/** The main thread's id is that of the process. */
function openStat() {
  try {
    return openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
  } catch {
    return null
  }
}

/** @param {{ ms: number }[]} pauses */
const sum = (pauses) => pauses.reduce((all, { ms }) => all + ms, 0)

/**
 * @param {readonly number[]} of
 * @returns {Figures}
 */
function figures(of) {
  const sorted = [...of].sort((a, b) => a - b)
  return { max: sorted.at(-1) ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 }
}
