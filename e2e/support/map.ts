import { expect, type Locator, type Page } from '@playwright/test'
import { actUntil, TRY } from './act'
import { ledStream } from './truth'

/** The drawing; its marks are found by their accessible names, see components/map/names.ts. */
export const mapOf = (page: Page): Locator => page.getByRole('group', { name: /^Map of / })

/** The mark of one server. */
export const serverMark = (page: Page, name: string): Locator =>
  mapOf(page).getByRole('button', { name: new RegExp(`^${name}, server, `) })

export const streamPicker = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Stream shown on the map' })

/** Chooses a stream above the map. */
export function chooseStream(page: Page, name: string): Promise<void> {
  return actUntil(
    () => streamPicker(page).selectOption({ label: name }),
    () => expect(page).toHaveURL(new RegExp(`sel=stream.*${name}`), TRY),
  )
}

/** Accessible names of all servers' marks. */
export function serverNames(page: Page): Promise<string[]> {
  return mapOf(page)
    .getByRole('button', { name: /^[^,]+, server, / })
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''))
}

/** Waits until the map shows the chosen stream where the servers say that it is. */
export async function expectReplicasOnMap(page: Page, stream: string): Promise<void> {
  await expect(async () => {
    const real = await ledStream(stream)
    const names = await serverNames(page)
    const having = (role: RegExp) => names.filter((name) => role.test(name)).map((name) => name.split(',')[0])
    expect({
      leader: having(new RegExp(`, leader of ${stream}$`)),
      followers: having(new RegExp(`, follower of ${stream}$`)).sort(),
      drawn: names.length,
    }).toEqual({ leader: [real.leader], followers: real.followers, drawn: 12 })
  }).toPass({ timeout: 30_000 })
}
