import { type Browser, expect, type Page } from '@playwright/test'
import { mapOf } from './map'

/** Where the marks of the map are in the window, px. */
export const placesOf = (page: Page): Promise<Record<string, number[]>> =>
  mapOf(page)
    .locator('[data-mark]')
    .evaluateAll((marks) =>
      Object.fromEntries(
        marks.flatMap((mark) => {
          const id = mark.getAttribute('data-mark') ?? ''
          const { x, y } = mark.getBoundingClientRect()
          // A layer may draw under a gateway or leave it out; all else stands still.
          return id.startsWith('gateway:') ? [] : [[id, [Math.round(x), Math.round(y)]]]
        }),
      ),
    )

/** The same, once the map has fitted itself to its window. */
export const fitted = async (page: Page) => {
  await expect(mapOf(page).locator('> g')).toHaveAttribute('transform', /translate/)
  return placesOf(page)
}

/**
 * Expects that every mark of the first HTML is where it is when the browser has taken over, within a pixel; `again`: for a
 * browser that has shown the map before.
 */
export async function expectSteadyTakeover(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  { again = false } = {},
) {
  const first = await browser.newContext({ viewport, javaScriptEnabled: false })
  const then = await browser.newContext({ viewport })
  try {
    const [html, page] = [await first.newPage(), await then.newPage()]
    await page.goto(url)
    const after = await fitted(page)
    if (again) await first.addCookies(await then.cookies())
    await html.goto(url)
    const before = await placesOf(html)
    expect(Object.keys(before).sort()).toEqual(Object.keys(after).sort())
    expect(Object.keys(before).length, 'marks').toBeGreaterThan(12)
    const moved = Object.entries(before).filter(([id, at]) =>
      at.some((n, i) => Math.abs(n - (after[id]?.[i] ?? Number.NaN)) > 1),
    )
    expect(moved.map(([id, at]) => [id, at, after[id]])).toEqual([])
  } finally {
    await Promise.all([first.close(), then.close()])
  }
}
