import type { Page, Request } from '@playwright/test'

/** The scripts that a page fetches of its own accord once it is live and idle. Made before the page is opened. */
export class FetchedAhead {
  private isLive = false
  private count = 0
  private readonly pending = new Set<Request>()

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      if (request.url().includes('/api/live')) this.isLive = true
      if (!this.isLive || request.resourceType() !== 'script') return
      this.count += 1
      this.pending.add(request)
    })
    page.on('requestfinished', (request) => this.pending.delete(request))
  }

  /** Resolves when all of them are there: what was fetched may ask for more when it has run and the browser is idle again. */
  async complete(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      const known = this.count
      await this.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      quiet = known > 0 && known === this.count && this.pending.size === 0 ? quiet + 1 : 0
    }
  }
}
