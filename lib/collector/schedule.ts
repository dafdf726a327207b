/** Runs jobs at their pace, never two runs of one job at a time, and "soon" runs that are coalesced. */
export class Schedule {
  #timers = new Set<ReturnType<typeof setTimeout>>()
  #running = new Set<() => Promise<void>>()
  #soon = new Map<string, ReturnType<typeof setTimeout>>()
  #stopped = false

  constructor(private readonly onError: (error: unknown) => void) {}

  /**
   * Every `ms` ms, the first time after `phase` ms, so that jobs of like pace do not all fall on one moment; a run that takes
   * longer delays the next one instead of piling up.
   */
  every(ms: number, phase: number, job: () => Promise<void>): void {
    const begin = setTimeout(() => {
      this.#timers.delete(begin)
      void this.#run(job)
      this.#timers.add(setInterval(() => void this.#run(job), ms))
    }, phase)
    this.#timers.add(begin)
  }

  /** Once, `ms` ms from now; calls with the same name until then are one. */
  soon(name: string, ms: number, job: () => Promise<void>): void {
    if (this.#stopped || this.#soon.has(name)) return
    const timer = setTimeout(() => {
      this.#soon.delete(name)
      void this.#run(job)
    }, ms)
    this.#soon.set(name, timer)
  }

  stop(): void {
    this.#stopped = true
    for (const timer of [...this.#timers, ...this.#soon.values()]) clearTimeout(timer)
    this.#soon.clear()
  }

  async #run(job: () => Promise<void>): Promise<void> {
    if (this.#stopped || this.#running.has(job)) return
    this.#running.add(job)
    try {
      await job()
    } catch (error) {
      this.onError(error)
    } finally {
      this.#running.delete(job)
    }
  }
}
