import type { Browser } from '@playwright/test'
import { FetchedAhead } from '@/e2e/support/fetched-ahead'

export interface Loaded {
  bytes: number
  files: number
}

/**
 * Bytes of JavaScript, as they came over the line, that a browser with an empty cache loads for a page: until it is live, and
 * what it fetches afterwards of its own accord, when it is idle.
 */
export async function loadedScripts(browser: Browser, url: string): Promise<{ live: Loaded; idle: Loaded }> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const ahead = new FetchedAhead(page)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    const scripts = new Map<string, { bytes: number; isForLive: boolean }>()
    let isLive = false
    devtools.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
      if (request.url.includes('/api/live')) isLive = true
      if (type === 'Script') scripts.set(requestId, { bytes: 0, isForLive: !isLive })
    })
    // Bodies only: what `loadingFinished` tells includes the headers.
    devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const script = scripts.get(requestId)
      if (script) script.bytes += encodedDataLength
    })
    await page.goto(url, { waitUntil: 'load' })
    await ahead.complete()
    const sum = (isForLive: boolean): Loaded => {
      const of = [...scripts.values()].filter((s) => s.isForLive === isForLive)
      return { bytes: of.reduce((all, s) => all + s.bytes, 0), files: of.length }
    }
    if (sum(true).files === 0 || [...scripts.values()].some((s) => s.isForLive && s.bytes === 0))
      throw new Error(`${sum(true).files} scripts, not all of them loaded`)
    return { live: sum(true), idle: sum(false) }
  } finally {
    await context.close()
  }
}
