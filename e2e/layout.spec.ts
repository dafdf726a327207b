import { appOfFile } from './support/app-of-file'
import { mapOf } from './support/map'
import { expect, type Page, test } from './support/test'

/** Top bar, rail, toolbar and map cards hold where Inter and JetBrains Mono are missing, and in a window of 1280 px. */
appOfFile('EVENTS', 'ORDERS')

/** What is cut off, sticks out of its place, or lies over something else; in words. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SLACK = 1.5
    const found: string[] = []
    const named = (e: Element) =>
      `${e.closest('[data-mark]')?.getAttribute('data-mark') ?? e.tagName.toLowerCase()} “${(e.textContent || e.getAttribute('aria-label') || '').trim().slice(0, 40)}”`
    const shown = (e: Element) => {
      const r = e.getBoundingClientRect()
      return r.width > 0 && r.height > 0 && !e.closest('.visually-hidden, [hidden]')
    }
    const outside = (e: Element, of: Element) => {
      const [a, b] = [e.getBoundingClientRect(), of.getBoundingClientRect()]
      return (
        a.left < b.left - SLACK ||
        a.right > b.right + SLACK ||
        a.top < b.top - SLACK ||
        a.bottom > b.bottom + SLACK
      )
    }
    const wide = (e: Element) => e.getBoundingClientRect().width
    const overlap = (e: Element, f: Element) => {
      const [a, b] = [e.getBoundingClientRect(), f.getBoundingClientRect()]
      const w = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      // The boxes of two lines of text may touch by their leading.
      return w > SLACK && h > 4
    }
    const pairwise = (list: Element[]) =>
      list.forEach((e, i) => {
        for (const f of list.slice(i + 1)) if (overlap(e, f)) found.push(`${named(e)} lies over ${named(f)}`)
      })
    const all = (selector: string, within: Element | Document = document) =>
      [...within.querySelectorAll(selector)].filter(shown)

    // Nothing makes the page itself scroll.
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight)
      found.push('the page scrolls')
    for (const bar of all('header, nav[aria-label="Views"], main h1')) {
      const row = bar.tagName === 'H1' ? bar.parentElement : bar
      if (!row) continue
      pairwise([...row.children].filter(shown))
      for (const child of row.children)
        if (shown(child) && outside(child, row)) found.push(`${named(child)} sticks out`)
    }
    for (const e of all('header *, nav[aria-label="Views"] *, main h1 ~ *, main h1 ~ * *')) {
      if (!(e instanceof HTMLElement) || e.tagName === 'INPUT' || e.closest('svg')) continue
      if (getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + SLACK)
        found.push(`${named(e)} is cut`)
    }
    for (const link of all('nav[aria-label="Views"] a, nav[aria-label="Views"] button'))
      for (const span of all('span', link))
        if (outside(span, link) || (link.matches('a') && wide(span) > wide(link) - 2))
          found.push(`${named(span)} sticks out of its link`)
    for (const mark of all('[data-mark^="server:"]')) {
      const face = mark.querySelector('rect')
      const texts = all('text', mark)
      if (texts.length < 3) found.push(`${named(mark)} says too little`)
      for (const text of texts)
        if (face && outside(text, face)) found.push(`${named(text)} sticks out of its card`)
      pairwise(texts)
    }
    const heads = all('[data-mark^="region:"], [data-mark^="cluster:"]').flatMap((m) => all('text', m))
    pairwise(heads)
    pairwise([...all('[data-mark^="gateway:"] text'), ...all('[data-mark^="server:"] rect:first-of-type')])
    // Words that nobody can read say nothing: on the map, at the scale of the first look.
    for (const text of all('svg[aria-label^="Map of"] text')) {
      const scale = text instanceof SVGGraphicsElement ? (text.getScreenCTM()?.a ?? 1) : 1
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
      if (text.textContent && size < 10.99) found.push(`${named(text)} is ${size.toFixed(1)} px high`)
    }
    for (const legend of all('section[aria-label="Legend"]'))
      for (const item of all('li', legend)) {
        const list = item.closest('ul')
        const scrolls = list !== null && getComputedStyle(list).overflowY !== 'visible'
        if (outside(scrolls ? list : item, legend)) found.push(`${named(item)} sticks out of the legend`)
      }
    return [...new Set(found)]
  })
}

const VIEWS = [
  '/map',
  '/map?sel=stream:APP/ORDERS',
  '/map?layers=gateways,ribbons,routes,leafnodes&sel=stream:APP/ORDERS&pins=APP/EVENTS',
  '/map?scope=rg2',
  '/map?as=table',
  '/placement',
  '/gateways',
  '/servers',
  '/streams',
  '/health',
]

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1280, 800],
] as const) {
  // The fallback faces are wider: in the largest window they alone are tried.
  for (const fonts of width === 1920 ? (['fallback'] as const) : (['own', 'fallback'] as const)) {
    test(`${width} px wide, ${fonts} fonts: nothing overlaps, sticks out or is cut`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      if (fonts === 'fallback') await page.route('**/*.woff2', (route) => route.abort())
      const found: string[] = []
      for (const path of VIEWS) {
        await page.goto(path)
        await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText('12 of 12')
        // Fitted to this window, and no longer as the server drew it for a usual one.
        if (path.startsWith('/map') && !path.includes('as=table')) {
          await expect(mapOf(page)).toBeVisible()
          await expect(mapOf(page)).not.toHaveAttribute('viewBox')
        }
        const loaded = await page.evaluate(async () => {
          await document.fonts.ready
          return [...document.fonts].filter((f) => f.status === 'loaded').length
        })
        if (fonts === 'own') expect(loaded).toBeGreaterThan(1)
        else expect(loaded).toBe(0)
        found.push(...(await misfits(page)).map((words) => `${path}: ${words}`))
      }
      expect(found).toEqual([])
    })
  }
}
