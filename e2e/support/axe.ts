import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on the page as it stands, in light and in dark; the theme is set on the document, as the button does, so that
 * open dialogs stay open. Between themes only colours differ, and so only what axe says of colours can.
 */
export async function axeFindings(page: Page, where: string): Promise<string[]> {
  await setTheme(page, 'light')
  const light = await axe(page).withTags(TAGS).analyze()
  await setTheme(page, 'dark')
  const dark = await axe(page).withRules(COLOURS).analyze()
  await setTheme(page, 'light')
  expect(light.passes.length, `rules that applied to ${where}`).toBeGreaterThan(10)
  expect(dark.passes.map(({ id }) => id)).toContain('color-contrast')
  return Object.entries({ light, dark }).flatMap(([theme, { violations }]) =>
    violations.flatMap((violation) => words(violation, `${where}, ${theme}`)),
  )
}

const setTheme = (page: Page, theme: string) =>
  page.evaluate((value) => {
    document.documentElement.dataset.theme = value
  }, theme)

/** Legacy mode spares a second page for each analysis; it only leaves out frames of other origins, of which there are none. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]
const words = ({ id, nodes }: Violation, where: string) =>
  nodes.map(({ target, any, all, none }) => {
    const [reason] = [...any, ...all, ...none]
    return `${where}: ${id} at ${target} (${reason?.message ?? ''})`
  })
