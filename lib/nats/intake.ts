/** So long at most is read at one go before others get their turn. */
const TURN_MS = 8

let waiting: (() => void)[] = []
let isScheduled = false

/**
 * Runs `act` soon, in the order of the calls. A thousand servers answer within milliseconds, and the client hands all of it
 * over at one go: reading them there would block everything else for half a second.
 * @returns what settles with what `act` returned or threw
 */
export function inTurn<T>(act: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(act())
      } catch (error) {
        reject(error)
      }
    })
    schedule()
  })
}

function schedule(): void {
  if (isScheduled) return
  isScheduled = true
  setImmediate(takeTurn)
}

function takeTurn(): void {
  isScheduled = false
  const until = performance.now() + TURN_MS
  let done = 0
  while (done < waiting.length && performance.now() < until) waiting[done++]?.()
  waiting = waiting.slice(done)
  if (waiting.length > 0) schedule()
}
