import type { Snapshot, Stream } from '@/lib/domain/model'

/** So many rows are written at one go before others get their turn. */
const AT_ONCE = 500

/** Rows keep their identity while they do not change: each is written once, however many snapshots it is part of. */
const texts = new WeakMap<Stream, string>()
let last: { of: Snapshot; text: string } | null = null

/** The snapshot as JSON; the same one is written once. */
export function snapshotText(snapshot: Snapshot): string {
  if (last?.of === snapshot) return last.text
  const { streams, ...rest } = snapshot
  const text = `${JSON.stringify(rest).slice(0, -1)},"streams":[${streams.map(rowText).join(',')}]}`
  last = { of: snapshot, text }
  return text
}

/**
 * Writes what `snapshotText` will need, in steps: of ten thousand streams it would block everything else. null when there
 * is little enough to be written at once.
 */
export function prepareText({ streams }: Snapshot): Promise<void> | null {
  const left = streams.filter((row) => !texts.has(row))
  return left.length <= AT_ONCE ? null : inSteps(left)
}

async function inSteps(rows: readonly Stream[]): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    for (const row of rows.slice(i, i + AT_ONCE)) rowText(row)
    await new Promise<void>((resolve) => setTimeout(resolve, 0))
  }
}

function rowText(row: Stream): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = JSON.stringify(row)
  texts.set(row, text)
  return text
}
