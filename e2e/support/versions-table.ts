import type { Outcome } from './steps'

export interface VersionRow extends Outcome {
  /** Load of the machine before and after: without it a time says little. */
  load: string
}

const HEADS = ['nats-server', 'passed', 'failed', 'skipped', 'time', 'load', '']

/** The closing table: one line a version. */
export function versionsTable(rows: readonly VersionRow[]): string {
  const lines = [
    HEADS,
    ...rows.map(({ name, tally, seconds, load, verdict }) => [
      name,
      ...[tally.passed, tally.failed, tally.skipped].map(String),
      `${Math.floor(seconds / 60)} m ${Math.round(seconds % 60)} s`,
      load,
      verdict,
    ]),
  ]
  const widths = HEADS.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i > 0 && i < 4 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
