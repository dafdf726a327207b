/** Runs `act` once when the page is loaded and the browser has nothing else to do. Returns how to call it off. */
export function whenIdle(act: () => void): () => void {
  // Safari has no idle callbacks.
  const wait = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 1000))
  const leave = window.cancelIdleCallback ?? window.clearTimeout
  let handle: number | null = null
  const begin = () => {
    handle = wait(() => act())
  }
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin, { once: true })
  return () => {
    window.removeEventListener('load', begin)
    if (handle !== null) leave(handle)
  }
}
