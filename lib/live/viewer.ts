import type { Hub } from './hub'
import type { Position } from './protocol'

/** What may wait for one viewer, beside what it is sent at first. One that does not read is dropped; it comes back and resumes. */
const MAX_QUEUED_BYTES = 4 * 2 ** 20

const open = Symbol.for('orrery.viewers')
const home: typeof globalThis & { [open]?: Set<() => void> } = globalThis
home[open] ??= new Set()
const closers = home[open]

/** One viewer's stream of frames, with a bounded queue. Ends when `signal` aborts or the process stops. */
export function openViewer(
  hub: Hub,
  after: Position | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let leave = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const close = () => {
          leave()
          try {
            controller.close()
          } catch {
            // Closed already: the other side was faster.
          }
        }
        // The first frames may be larger than the bound: a whole snapshot on a slow line takes its time.
        let firstBytes = 0
        let isFollowing = false
        const off = hub.follow(after, (frame) => {
          if (!isFollowing) firstBytes += frame.byteLength
          else if ((controller.desiredSize ?? 0) + firstBytes < 0) {
            leave()
            // `error`, not `close`: only it frees what is still queued.
            controller.error(new Error('viewer does not read'))
            return
          }
          controller.enqueue(frame)
        })
        isFollowing = true
        leave = () => {
          off()
          closers.delete(close)
          signal.removeEventListener('abort', close)
        }
        closers.add(close)
        signal.addEventListener('abort', close, { once: true })
        if (signal.aborted) close()
      },
      cancel: () => leave(),
    },
    { highWaterMark: MAX_QUEUED_BYTES, size: (frame) => frame?.byteLength ?? 0 },
  )
}

/** Ends all streams, so that the process can stop: `next start` waits for open connections. */
export function closeViewers(): void {
  for (const close of [...closers]) close()
}
