import { z } from 'zod'

/** Tests of one step that passed and failed. */
export interface Tally {
  passed: number
  failed: number
  /** Said in the section of the step; a skipped test is not a passed one. */
  skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

export function readVitest(report: unknown): Tally {
  const read = vitestReport.parse(report)
  const skipped = read.numPendingTests + read.numTodoTests
  return { passed: read.numPassedTests, failed: read.numFailedTests, skipped }
}

/** A flaky test is a failed one: there are no retries, and should there ever be, they must not hide anything. */
export function readPlaywright(report: unknown): Tally {
  const { stats } = playwrightReport.parse(report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

/**
 * What a step counts for. A step without tests (types, lint, build) counts nothing when it succeeds; a step that
 * ended badly counts at least one failure, and so does a test step of which nothing ran.
 */
export function settle(ok: boolean, tally: Tally | null, wantsTests: boolean): Tally {
  const { passed, failed, skipped } = tally ?? { passed: 0, failed: 0, skipped: 0 }
  const bad = !ok || (wantsTests && passed + failed === 0)
  return { passed, failed: bad ? Math.max(1, failed) : failed, skipped }
}
