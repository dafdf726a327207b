import type { Browser } from '@playwright/test'

/** Bytes of JavaScript, as they came over the line, that a browser with an empty cache loads for a page that is then live. */
export async function loadedScripts(
  browser: Browser,
  url: string,
): Promise<{ bytes: number; files: number }> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    const scripts = new Map<string, number>()
    devtools.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.set(requestId, 0)
    })
    // Bodies only: what `loadingFinished` tells includes the headers.
    devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const before = scripts.get(requestId)
      if (before !== undefined) scripts.set(requestId, before + encodedDataLength)
    })
    const live = page.waitForResponse((response) => response.url().includes('/api/live'))
    await page.goto(url, { waitUntil: 'load' })
    await live
    const sizes = [...scripts.values()]
    if (sizes.length === 0 || sizes.includes(0))
      throw new Error(`${sizes.length} scripts, not all of them loaded`)
    return { bytes: sizes.reduce((sum, n) => sum + n, 0), files: sizes.length }
  } finally {
    await context.close()
  }
}
