import { apply, type Delta } from '@/lib/domain/delta'
import type { Heard, Snapshot } from '@/lib/domain/model'

/**
 * What `/api/live` sends, as server-sent events:
 * `snapshot` the whole state (first contact, another epoch, or a gap too old to bridge), `delta` the difference to the one
 * before, `beat` at least every 5 s. Snapshot and delta carry `id: epoch/seq`, so that a browser resumes where it was.
 */
export type LiveEvent =
  | { type: 'snapshot'; data: Snapshot }
  | { type: 'delta'; data: Delta }
  | { type: 'beat'; data: Beat }

export interface Beat {
  epoch: string
  seq: number
  /** When the collector last looked; newer than `at` of the snapshot while nothing changes. */
  at: string
  heard: Heard
}

export interface Position {
  epoch: string
  seq: number
}

export function formatPosition(p: Position): string {
  return `${p.epoch}/${p.seq}`
}

/** null when malformed. */
export function parsePosition(text: string | null): Position | null {
  const match = /^([\w-]{1,64})\/(\d{1,15})$/.exec(text ?? '')
  const [, epoch, seq] = match ?? []
  return epoch !== undefined && seq !== undefined ? { epoch, seq: Number(seq) } : null
}

export type Advance = { kind: 'next'; snapshot: Snapshot } | { kind: 'same' } | { kind: 'gap' }

/** The state after an event; `gap` means that only a full snapshot helps. Events already applied change nothing. */
export function advance(current: Snapshot | null, event: LiveEvent): Advance {
  switch (event.type) {
    case 'snapshot':
      return { kind: 'next', snapshot: event.data }
    case 'delta':
      if (!current || event.data.from > current.seq) return { kind: 'gap' }
      if (event.data.seq <= current.seq) return { kind: 'same' }
      return event.data.from === current.seq
        ? { kind: 'next', snapshot: apply(current, event.data) }
        : { kind: 'gap' }
    case 'beat':
      if (!current || event.data.epoch !== current.epoch || event.data.seq !== current.seq)
        return { kind: 'gap' }
      return { kind: 'next', snapshot: { ...current, at: event.data.at, heard: event.data.heard } }
  }
}
