import { type Delta, diffing } from '@/lib/domain/delta'
import type { Snapshot } from '@/lib/domain/model'
import { settling } from '@/lib/domain/settle'
import { drain } from '@/lib/domain/steps'
import { deltaText } from './delta-text'
import { formatPosition, type LiveEvent, type Position } from './protocol'
import { snapshotText } from './snapshot-text'

/** How many deltas are kept for viewers that come back: some minutes of a busy supercluster. */
const KEPT_DELTAS = 512
const VOLATILE_EVERY_MS = 5000

/** One change; encoded when the first viewer wants it. */
interface Step {
  delta: Delta
  at: Position
  frame: Uint8Array | null
}

export type Viewer = (frame: Uint8Array) => void

/**
 * The newest snapshot and who follows it. Each change is encoded once and handed to all viewers, so that 500 viewers
 * cost what one costs; nothing here knows NATS or HTTP.
 */
export class Hub {
  #current: Snapshot
  #history: Step[] = []
  #viewers = new Set<Viewer>()
  #volatileAt = 0

  constructor(first: Snapshot) {
    this.#current = first
  }

  get current(): Snapshot {
    return this.#current
  }

  get viewers(): number {
    return this.#viewers.size
  }

  /** Takes the newest composition; numbers and publishes it if it differs, else only moves the time on. */
  publish(next: Snapshot, now: number): void {
    drain(this.publishing(next, now))
  }

  /** The same in steps of a few milliseconds each; the snapshot changes with the last one. Never two at a time. */
  *publishing(next: Snapshot, now: number): Generator<void, void> {
    const volatile = now - this.#volatileAt >= VOLATILE_EVERY_MS
    if (volatile) this.#volatileAt = now
    const previous = this.#current
    const settled = yield* settling(previous, { ...next, seq: previous.seq + 1 }, volatile)
    const delta = yield* diffing(previous, settled)
    if (!delta) {
      this.#current = { ...previous, at: next.at, heard: next.heard }
      return
    }
    const step: Step = { delta, at: { epoch: settled.epoch, seq: settled.seq }, frame: null }
    if (this.#viewers.size > 0) step.frame = yield* framing(step)
    this.#current = settled
    this.#history.push(step)
    if (this.#history.length > KEPT_DELTAS) this.#history.shift()
    if (this.#viewers.size === 0) return
    const frame = frameOf(step)
    for (const viewer of this.#viewers) viewer(frame)
  }

  /** A sign of life for all viewers; carries the time of the last look. */
  beat(): void {
    const { epoch, seq, at, heard } = this.#current
    const frame = encode({ type: 'beat', data: { epoch, seq, at, heard } }, null)
    for (const viewer of this.#viewers) viewer(frame)
  }

  /** Follows from `after` on: the missed deltas if they are still here, else the whole snapshot. Returns how to leave. */
  follow(after: Position | null, viewer: Viewer): () => void {
    for (const frame of this.#missed(after)) viewer(frame)
    this.#viewers.add(viewer)
    return () => this.#viewers.delete(viewer)
  }

  #missed(after: Position | null): Uint8Array[] {
    const now = this.#current
    const whole = () => [encode({ type: 'snapshot', data: now }, now)]
    if (after === null || after.epoch !== now.epoch || after.seq > now.seq) return whole()
    const missed = this.#history.filter((h) => h.delta.seq > after.seq)
    const complete = after.seq === now.seq || missed[0]?.delta.from === after.seq
    return complete ? missed.map(frameOf) : whole()
  }
}

function frameOf(step: Step): Uint8Array {
  step.frame ??= drain(framing(step))
  return step.frame
}

/** A delta may be megabytes: its rows are written some hundred at a time. */
function* framing({ delta, at }: Step): Generator<void, Uint8Array> {
  return bytesOf('delta', yield* deltaText(delta), at)
}

function encode(event: Exclude<LiveEvent, { type: 'delta' }>, id: Position | null): Uint8Array {
  const text = event.type === 'snapshot' ? snapshotText(event.data) : JSON.stringify(event.data)
  return bytesOf(event.type, text, id)
}

function bytesOf(type: LiveEvent['type'], text: string, id: Position | null): Uint8Array {
  const lines = [id ? `id: ${formatPosition(id)}\n` : '', `event: ${type}\n`, `data: ${text}\n\n`]
  return new TextEncoder().encode(lines.join(''))
}
