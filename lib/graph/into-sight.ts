/** A stretch of one axis, px from its start: `from` … `to`. */
export interface Stretch {
  from: number
  to: number
}

/** Where the items `indexes` lie on an axis whose items have these sizes, in the order of `indexes`; what is on no axis is left out. */
export function stretchesOf(sizes: readonly number[], indexes: readonly number[]): Stretch[] {
  const ends: number[] = []
  let end = 0
  for (const size of sizes) {
    end += size
    ends.push(end)
  }
  return indexes.flatMap((i) => {
    const to = ends[i]
    return to === undefined ? [] : [{ from: to - (sizes[i] ?? 0), to }]
  })
}

/** The first stretch, and of the others as many as fit into `room` px with it, nearest first; null when there is none. */
export function fitting([first, ...others]: readonly Stretch[], room: number): Stretch | null {
  if (!first) return null
  let held = first
  const away = (s: Stretch) => Math.max(first.from - s.from, s.to - first.to)
  for (const s of [...others].sort((a, b) => away(a) - away(b))) {
    const wider = { from: Math.min(held.from, s.from), to: Math.max(held.to, s.to) }
    if (wider.to - wider.from <= room) held = wider
  }
  return held
}

/** How far to scroll an axis of which `room` px are in sight from `at` on: not at all when the stretch is in sight, else to its middle. */
export function scrolledTo(stretch: Stretch, at: number, room: number): number {
  if (stretch.from >= at && stretch.to <= at + room) return at
  const size = stretch.to - stretch.from
  // What is larger than the room begins where the room does.
  return Math.max(0, size >= room ? stretch.from : stretch.from - (room - size) / 2)
}
