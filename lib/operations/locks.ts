import type { Audited } from '@/lib/domain/audit'

/** One operation in its queue. */
export interface Turn<T> {
  /** What is under way before it; null as soon as it is its turn. */
  waitsFor: () => Audited | null
  done: Promise<T>
}

interface Place {
  what: Audited
  ended: Promise<unknown>
}

/** What may be touched by one operation at a time: those that come later wait in order. */
export class Locks {
  readonly #queues = new Map<string, Place[]>()

  /** Runs when everything before it under the same lock has ended, however it ended. */
  take<T>(lock: string, what: Audited, run: () => Promise<T>): Turn<T> {
    const queue = this.#queues.get(lock) ?? []
    this.#queues.set(lock, queue)
    const done = (queue.at(-1)?.ended ?? Promise.resolve()).then(run)
    const leave = () => {
      queue.shift()
      if (queue.length === 0 && this.#queues.get(lock) === queue) this.#queues.delete(lock)
    }
    const place = { what, ended: done.then(leave, leave) }
    queue.push(place)
    return {
      done,
      waitsFor: () => {
        const [first] = queue
        return first === undefined || first === place || !queue.includes(place) ? null : first.what
      },
    }
  }
}
