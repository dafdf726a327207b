import { expect, type Page } from '@playwright/test'
import { actUntil, TRY } from './act'

const GROUPS = [
  'Behaviour',
  'Publishing',
  'Replication',
  'Transform and republish',
  'Consumers',
  'Advanced',
] as const

/** The form, once it listens. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/streams/new')
  await expect(page.getByLabel('Name', { exact: true })).toBeEnabled()
}

/** Opens every group of the form. */
export async function openGroups(page: Page): Promise<void> {
  for (const name of GROUPS) {
    const group = page.locator('details').filter({ has: page.getByText(name, { exact: true }) })
    await actUntil(
      async () => {
        if ((await group.getAttribute('open')) === null) await group.locator('summary').click(TRY)
      },
      () => expect(group).toHaveAttribute('open', '', TRY),
    )
  }
}

export async function tabUntil(page: Page, there: () => boolean): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(there)) return
  }
  throw new Error('Tab never reaches it')
}

export function versionOf(varz: unknown): string {
  if (typeof varz === 'object' && varz !== null && 'version' in varz) return String(varz.version)
  throw new Error('no version')
}
