import type { CSSProperties } from 'react'
import { clusterColour } from '@/lib/domain/cluster-order'
import { type Replica, type Snapshot, type Stream, streamKey } from '@/lib/domain/model'
import type { Selection } from '@/lib/url/selection'

/** A stream that is drawn over the map: chosen, or pinned. */
export interface Overlay {
  key: string
  stream: Stream
  /** By server. */
  replicas: Map<string, Replica>
  ink: Ink
  isPinned: boolean
}

/** How it is told from the other streams: `accent` or the number of a cluster colour, and the dash of its lines. */
export interface Ink {
  colour: 'accent' | number
  /** null: a line without gaps. */
  dash: string | null
}

/** What of a replica is drawn. */
export type Held = Pick<Replica, 'role' | 'state' | 'lag'>

/** What one server holds of one of them. Plain values in a row, so that a memoised mark is left alone while they stay. */
export type Role = readonly [
  stream: Overlay['key'],
  colour: Ink['colour'],
  ...held: [Held['role'], Held['state'], Held['lag']],
]

export const streamOf = ([stream]: Role): string => stream.slice(stream.lastIndexOf('/') + 1)
export const heldOf = ([, , role, state, lag]: Role): Held => ({ role, state, lag })

const COLOURS = 8
const DASHES = ['2 2', '6 2', '6 2 2 2'] as const

/**
 * The streams that are drawn, in the order in which one looks at them: the chosen one, then the pinned ones. Colours go by
 * the order of pinning and stay whatever is chosen: the first is accent, each further one takes the last cluster colour that
 * neither a cluster nor an earlier pin has. A chosen stream that is not pinned comes after the pins.
 */
export function overlaysOf(
  snapshot: Snapshot,
  selection: Selection | null,
  pins: readonly string[],
): Overlay[] {
  const chosen = selection?.kind === 'stream' ? selection.id : null
  const wanted = chosen === null || pins.includes(chosen) ? pins : [...pins, chosen]
  if (wanted.length === 0) return []
  const streams = new Map<string, Stream>()
  for (const s of snapshot.streams) {
    const key = streamKey(s)
    if (wanted.includes(key)) streams.set(key, s)
  }
  const inks = inksOf(wanted.length, snapshot)
  const first = wanted.find((key) => streams.has(key))
  const drawn = wanted.flatMap((key, i): Overlay[] => {
    const stream = streams.get(key)
    // The accent is not kept for what has no line; the others keep theirs.
    const ink = key === first ? inks[0] : inks[i]
    if (!stream || !ink) return []
    const replicas = new Map(stream.replicas.map((r) => [r.server, r]))
    return [{ key, stream, replicas, ink, isPinned: pins.includes(key) }]
  })
  return drawn.sort((a, b) => Number(b.key === chosen) - Number(a.key === chosen))
}

function inksOf(count: number, { clusters }: Snapshot): Ink[] {
  const taken = new Set(clusters.map((c) => clusterColour(clusters, c.name)?.index))
  const all = Array.from({ length: COLOURS }, (_, i) => COLOURS - 1 - i)
  const free = all.filter((i) => !taken.has(i))
  // With eight clusters or more none is free: the dash alone tells it from theirs.
  const colours = free.length > 0 ? free : all
  return Array.from({ length: count }, (_, i): Ink => {
    if (i === 0) return { colour: 'accent', dash: null }
    return { colour: colours[(i - 1) % colours.length] ?? 0, dash: DASHES[(i - 1) % DASHES.length] ?? null }
  })
}

/** What a server holds of them, first the one that one looks at. */
export const rolesOn = (server: string, overlays: readonly Overlay[]): Role[] =>
  overlays.flatMap((o): Role[] => {
    const replica = o.replicas.get(server)
    return replica ? [[o.key, o.ink.colour, replica.role, replica.state, replica.lag]] : []
  })

/** `--pin`, `--on-pin`, `--pin-weak` and `--pin-word`: text keeps to inks that read on every ground. */
export function inkStyle(colour: Ink['colour']): CSSProperties {
  const vars: Record<string, string> =
    colour === 'accent'
      ? {
          '--pin': 'var(--accent)',
          '--on-pin': 'var(--on-accent)',
          '--pin-weak': 'var(--accent-weak)',
          '--pin-word': 'var(--accent)',
        }
      : {
          '--pin': `var(--c${colour})`,
          '--on-pin': `var(--on-c${colour})`,
          '--pin-weak': `color-mix(in srgb, var(--c${colour}) 14%, var(--surface))`,
          '--pin-word': 'var(--ink)',
        }
  return vars
}
