import type { Page } from '@playwright/test'

/** A value that a program forgot to put into words. */
const SLIPS = /\b(NaN|undefined|Infinity|null)\b|Invalid Date|\[object \w+\]/

export interface Said {
  /** Every text of the page and every attribute that is read out or shown on hover. */
  texts: string[]
  /** Places that show "–" and do not say why. */
  bare: string[]
}

/** All that a page says, to the eye, the ear and the hand that hovers. */
export function readWords(page: Page): Promise<Said> {
  return page.evaluate(() => {
    const SPOKEN = [
      'title',
      'aria-label',
      'aria-description',
      'aria-valuetext',
      'aria-roledescription',
      'alt',
    ]
    const texts: string[] = []
    const bare: string[] = []
    const isProgram = (element: Element | null) =>
      element?.closest('script, style, template, noscript') != null
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue?.trim() ?? ''
      const inside = node.parentElement
      if (text === '' || !inside || isProgram(inside)) continue
      texts.push(text)
      if (/^[–—-]$/.test(text) && !explained(inside)) bare.push(placeOf(inside))
    }
    for (const element of document.querySelectorAll('*')) {
      if (isProgram(element)) continue
      for (const name of [...SPOKEN, 'placeholder', 'value']) {
        const text = element.getAttribute(name)
        if (text) texts.push(text)
      }
    }
    return { texts, bare }

    /** Why is said on hover, on the dash itself or on the cell that holds it. */
    function explained(element: Element): boolean {
      for (let up: Element | null = element; up; up = up.parentElement) {
        if (up.getAttribute('title') || up.querySelector(':scope > title')) return true
        if (up.matches('td, th, dd, li, p, g, section')) return false
      }
      return false
    }

    function placeOf(element: Element): string {
      const cell = element.closest('td, th')
      const row = cell?.closest('tr')?.querySelector('th, td')?.textContent ?? ''
      const heads = cell?.closest('table')?.querySelectorAll('thead th')
      const head =
        cell && heads
          ? (heads[[...(cell.parentElement?.children ?? [])].indexOf(cell)]?.textContent ?? '')
          : ''
      const term = element.closest('dd')?.previousElementSibling?.textContent ?? ''
      const part = element.closest('section')?.querySelector('h2, h3')?.textContent ?? ''
      return [part, term, row, head, element.outerHTML.slice(0, 120)].filter(Boolean).join(' · ')
    }
  })
}

/** Texts in which a value slipped through. */
export const slips = ({ texts }: Said): string[] => texts.filter((text) => SLIPS.test(text))
