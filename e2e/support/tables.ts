import type { Page } from '@playwright/test'

/** What a cell shows, and what it says on hover ('' when nothing). */
export interface Cell {
  text: string
  title: string
}

export interface ReadTable {
  /** Cells by head, by the text of the row's heading cell. */
  rows: Map<string, Record<string, Cell>>
  /** Cells of the footer by head. */
  foot: Record<string, Cell>
}

/** Reads a table of the open page by its accessible name, in one go, so that all cells are of one moment. */
export async function readTable(page: Page, name: string): Promise<ReadTable> {
  const read = await page.getByRole('table', { name, exact: true }).evaluate((table) => {
    const cell = (td: Element) => ({
      text: (td.textContent ?? '').replace(/\s+/g, ' ').trim(),
      title: td.getAttribute('title') ?? '',
    })
    const cells = (tr: Element) => [...tr.children].map(cell)
    return {
      // A head that is drawn short has its whole word as its name.
      heads: [...table.querySelectorAll('thead th')].map(
        (th) => th.querySelector('[aria-label]')?.getAttribute('aria-label') ?? (th.textContent ?? '').trim(),
      ),
      rows: [...table.querySelectorAll('tbody tr[aria-rowindex]')].map(cells),
      foot: [...table.querySelectorAll('tfoot tr')].map(cells),
    }
  })
  const byHead = (cells: Cell[]) =>
    Object.fromEntries(read.heads.map((head, i) => [head, cells[i] ?? { text: '', title: '' }]))
  return {
    rows: new Map(read.rows.map((cells) => [cells[0]?.text ?? '', byHead(cells)])),
    foot: byHead(read.foot[0] ?? []),
  }
}

/** Only what the cells show, of some columns. */
export function texts(row: Record<string, Cell> | undefined, ...heads: string[]): Record<string, string> {
  return Object.fromEntries(heads.map((head) => [head, row?.[head]?.text ?? '(no such cell)']))
}

/** A block of facts by its title: what is shown for each term; several values, or a term that repeats, give several lines. */
export async function readFacts(page: Page, title: string): Promise<Record<string, Cell>> {
  const pairs = await page.getByRole('region', { name: title, exact: true }).evaluate((section) =>
    [...section.querySelectorAll('dl > div')].map((div) => {
      const dd = div.querySelector('dd')
      const values = dd && dd.children.length > 0 ? [...dd.children] : [dd]
      return {
        term: div.querySelector('dt')?.textContent ?? '',
        text: values.map((value) => value?.textContent ?? '').join('\n'),
        title: dd?.getAttribute('title') ?? '',
      }
    }),
  )
  const facts: Record<string, Cell> = {}
  for (const { term, text, title } of pairs) {
    const before = facts[term]
    facts[term] = before ? { ...before, text: `${before.text}\n${text}` } : { text, title }
  }
  return facts
}

/** `1,234`, as counts are shown. */
export const shown = (n: number): string => n.toLocaleString('en-US')
/** `1,234 B`, as sizes are said exactly on hover. */
export const exact = (n: number): string => `${shown(n)} B`

const UNITS: Record<string, number> = { d: 86_400, h: 3_600, m: 60, s: 1 }

/** Seconds of `48 s`, `3 m 20 s`, `0.8 s`; NaN for anything else. */
export function secondsOf(text: string): number {
  const parts = [...text.matchAll(/([\d.]+) ([dhms])(?: |$)/g)]
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== text) return Number.NaN
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * (UNITS[unit ?? ''] ?? Number.NaN), 0)
}
