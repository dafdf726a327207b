import type { Page } from '@playwright/test'

/** What a row of the stream report said from `at` on, in epoch ms by the page's own clock. */
export interface Change {
  stream: string
  /** null: there is no such row; '' while it names no leader. */
  leader: string | null
  at: number
}

declare global {
  interface Window {
    benchChanges?: Change[]
  }
}

const TABLE = 'Stream Report'

/** From now on the open page notes, at every change of its DOM, what each row of its stream report has come to say. */
export async function watchReport(page: Page): Promise<void> {
  await page.getByRole('table', { name: TABLE, exact: true }).waitFor()
  await page.evaluate((label) => {
    const changes: Change[] = []
    const shown = new Map<string, string>()
    const note = (stream: string, leader: string | null) =>
      changes.push({ stream, leader, at: performance.timeOrigin + performance.now() })
    const read = () => {
      const rows = document.querySelectorAll(`table[aria-label="${label}"] tbody tr[aria-rowindex]`)
      const seen = new Set<string>()
      for (const row of rows) {
        const stream = (row.children[0]?.textContent ?? '').trim()
        const text = row.querySelector('[data-role="leader"]')?.textContent ?? ''
        const leader = /leader ([\w-]+)/.exec(text)?.[1] ?? ''
        seen.add(stream)
        if (shown.get(stream) !== leader) note(stream, leader)
        shown.set(stream, leader)
      }
      for (const stream of [...shown.keys()].filter((name) => !seen.has(name))) {
        shown.delete(stream)
        note(stream, null)
      }
    }
    new MutationObserver(read).observe(document.body, { subtree: true, childList: true, characterData: true })
    read()
    window.benchChanges = changes
  }, TABLE)
}

/** When the page first said so after `since` (epoch ms by our clock); null: not yet. `offsetMs`: the page's clock minus ours. */
export async function changedAt(
  page: Page,
  wanted: { stream: string; fits: (leader: string | null) => boolean; since: number; offsetMs: number },
): Promise<number | null> {
  const changes = await page.evaluate(() => window.benchChanges ?? [])
  const { stream, fits, since, offsetMs } = wanted
  const found = changes.find((c) => c.stream === stream && fits(c.leader) && c.at - offsetMs >= since)
  return found ? found.at - offsetMs : null
}

/** The page's clock minus ours, in ms, and how far that may be off: half of the quickest of 20 round trips. */
export async function clockOffset(page: Page): Promise<{ offsetMs: number; uncertainMs: number }> {
  let best = { offsetMs: 0, uncertainMs: Number.POSITIVE_INFINITY }
  for (let i = 0; i < 20; i++) {
    const asked = now()
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now())
    const uncertainMs = (now() - asked) / 2
    if (uncertainMs < best.uncertainMs) best = { offsetMs: theirs - asked - uncertainMs, uncertainMs }
  }
  return best
}

/** Epoch ms with fractions, as the page tells it. */
export const now = () => performance.timeOrigin + performance.now()
