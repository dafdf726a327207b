/** The first HTML waits no longer than this for a server or a leader to answer; the page asks on by itself. */
const PATIENCE_MS = 300

/** What is looked up, or null when it is not here in time or cannot be had. */
export function soon<T>(detail: Promise<T | null>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS)
    const settle = (value: T | null) => {
      clearTimeout(timer)
      resolve(value)
    }
    detail.then(settle, () => settle(null))
  })
}
