import type { Page } from '@playwright/test'

/** What a page has drawn since it is watched. */
export interface Drawn {
  /** The fewest servers at one time. */
  fewest: number
  /** States other than `up` in which servers were drawn, by server. */
  flagged: Map<string, string[]>
}

/** Notes at every change of the map how many servers are drawn, and which are not drawn as up. */
export async function watchDrawing(page: Page): Promise<{ result: () => Promise<Drawn> }> {
  const handle = await page.evaluateHandle(() => {
    const seen = { fewest: Number.POSITIVE_INFINITY, flagged: new Map<string, Set<string>>() }
    const look = () => {
      const names = [...document.querySelectorAll('[data-mark^="server:"]')].map(
        (mark) => mark.getAttribute('aria-label') ?? '',
      )
      seen.fewest = Math.min(seen.fewest, names.length)
      for (const name of names) {
        const [key = '', , state = ''] = name.split(', ')
        if (state !== 'up') seen.flagged.set(key, (seen.flagged.get(key) ?? new Set()).add(state))
      }
    }
    look()
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
    return seen
  })
  return {
    result: async () => {
      const { fewest, flagged } = await handle.evaluate((seen) => ({
        fewest: seen.fewest,
        flagged: [...seen.flagged].map(([key, states]): [string, string[]] => [key, [...states]]),
      }))
      return { fewest, flagged: new Map(flagged) }
    },
  }
}

/** Notes every text that ever stands in the elements of a selector. */
export async function watchTexts(page: Page, selector: string): Promise<() => Promise<string[]>> {
  const handle = await page.evaluateHandle((wanted) => {
    const seen = new Set<string>()
    const look = () => {
      for (const element of document.querySelectorAll(wanted)) seen.add(element.textContent ?? '')
    }
    look()
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    return seen
  }, selector)
  return () => handle.evaluate((seen) => [...seen])
}
