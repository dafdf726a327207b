/** So long at most is worked at one go before others get their turn. */
const TURN_MS = 8

/**
 * Runs steps to their end, letting everything else that waits run in between. `workedMs`: without the time of the others.
 * What a step throws is thrown.
 */
export async function inTurns<T>(steps: Generator<void, T>): Promise<{ value: T; workedMs: number }> {
  let workedMs = 0
  for (;;) {
    const began = performance.now()
    for (let left = TURN_MS; left > 0; left = TURN_MS - (performance.now() - began)) {
      const step = steps.next()
      if (step.done) return { value: step.value, workedMs: workedMs + performance.now() - began }
    }
    workedMs += performance.now() - began
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
