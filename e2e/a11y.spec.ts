import { z } from 'zod'
import { actUntil, TRY } from './support/act'
import { PLAIN } from './support/app-account'
import { appOfFile } from './support/app-of-file'
import { axeFindings } from './support/axe'
import { serverMark } from './support/map'
import { allReady, kill, restart, settleMetaLeader } from './support/stack'
import { expect, type Page, test } from './support/test'
import { ledStream, metaGroup } from './support/truth'
import { VIEWS, type View } from './support/views'

const state = z.object({
  findings: z.array(z.object({ code: z.string(), subject: z.object({ kind: z.string(), id: z.string() }) })),
})

const app = appOfFile('EVENTS', 'ORDERS')

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const panel = (sel: string, name: string | RegExp): View => ({
  name: `panel of ${sel}`,
  path: `/map?sel=${encodeURIComponent(sel)}`,
  ready: (page) => expect(inspector(page).getByRole('heading', { name }).first()).toBeVisible(),
})
const dialog = (name: string, key: string, title: string): View => ({
  name,
  path: '/servers',
  ready: (page) =>
    actUntil(
      async () => {
        if ((await page.getByRole('dialog', { name: title }).count()) === 0) await page.keyboard.press(key)
      },
      () => expect(page.getByRole('dialog', { name: title })).toBeVisible(TRY),
    ),
})

/** The panels of the inspector, dialogs, and views as other parts show them. */
const PARTS: View[] = [
  panel('server:rg1-az1', 'rg1-az1'),
  panel('cluster:xr', 'xr'),
  panel('region:rg2', 'rg2'),
  panel('az:rg2/1', 'az 1'),
  panel('gateway:rg1>xr', /rg1/),
  panel('stream:APP/ORDERS', 'ORDERS'),
  dialog('help', '?', 'Keyboard shortcuts'),
  dialog('palette', 'Control+k', 'Go to'),
  {
    name: 'a table, found, sorted and a term that cannot be read',
    path: '/servers?find=cluster%3Drg1&hide=planet%3Dmars&sort=colour.asc',
    ready: (page) => expect(page.getByText('“planet=mars”').first()).toBeVisible(),
  },
  {
    name: 'placement, nothing affected',
    path: '/placement?show=affected',
    ready: (page) => expect(page.getByRole('heading', { name: 'No stream is affected' })).toBeVisible(),
  },
  {
    name: 'nothing left',
    path: '/map?hide=server~rg',
    ready: (page) => expect(page.getByRole('heading', { name: 'No server is left' })).toBeVisible(),
  },
  {
    name: 'a frozen moment that nobody has, and a form of the map that is none',
    path: '/map?snap=NOSUCH&as=globe',
    ready: (page) => expect(page.getByText('The map cannot be shown as “globe”')).toBeVisible(),
  },
  {
    name: 'no such page',
    path: '/nowhere',
    ready: (page) => expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible(),
  },
]

for (const [what, list] of Object.entries({ 'any view': VIEWS, 'panels, dialogs and notices': PARTS })) {
  test(`axe finds nothing on ${what}, light and dark`, async ({ page }) => {
    test.setTimeout(25_000 * list.length)
    const found: string[] = []
    for (const view of list) {
      await test.step(view.name, async () => {
        await page.goto(view.path)
        await view.ready(page)
        found.push(...(await axeFindings(page, view.name)))
        // A draft survives a reload; the next view of the form starts afresh.
        await page.evaluate(() => sessionStorage.clear())
      })
    }
    expect(found).toEqual([])
  })
}

test('axe finds nothing of a finding, a stream that is gone, and a server that is down', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000)
  const { findings } = state.parse(await (await request.get('/api/state')).json())
  const [finding] = findings
  if (!finding) throw new Error('the scenario has its finding about unique tags, or advised updates')
  await page.goto(
    `/map?sel=${encodeURIComponent(`finding:${finding.code}/${finding.subject.kind}/${finding.subject.id}`)}`,
  )
  await expect(inspector(page).getByRole('heading', { name: 'Evidence and remedy' })).toBeVisible()
  const found = await axeFindings(page, 'panel of a finding')

  await app.create({ ...PLAIN, name: 'BRIEF', subjects: ['brief.*'] })
  await page.goto('/map?sel=stream:APP/BRIEF')
  await expect(inspector(page).getByRole('heading', { name: 'BRIEF' })).toBeVisible()
  await app.remove('BRIEF')
  await expect(inspector(page).getByText('gone stream · APP')).toBeVisible({ timeout: 20_000 })
  found.push(...(await axeFindings(page, 'panel of a gone stream')))

  const { followers } = await ledStream('ORDERS')
  const meta = await metaGroup()
  const victim = followers.find((name) => name !== meta.leader) ?? ''
  try {
    await kill(victim, 'SIGKILL')
    await page.goto('/map?sel=stream:APP/ORDERS')
    await expect(serverMark(page, victim)).toHaveAccessibleName(/, down, /)
    for (const path of [
      '/map?sel=stream:APP/ORDERS',
      '/map?as=table&sel=stream:APP/ORDERS',
      '/placement',
      '/gateways',
      '/servers',
      '/streams',
      '/jetstream',
      '/health',
      `/map?sel=server:${victim}`,
    ]) {
      await page.goto(path)
      await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText(`${victim} down`)
      found.push(...(await axeFindings(page, `${path}, ${victim} down`)))
    }
  } finally {
    await restart(victim)
    await allReady()
    await settleMetaLeader()
  }
  expect(found).toEqual([])
})

test('the drawer of a narrow window, and its inspector', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await page.goto('/map')
  await actUntil(
    () => page.getByRole('button', { name: 'Inspector' }).click(TRY),
    () => expect(inspector(page)).toBeVisible(TRY),
  )
  expect(await axeFindings(page, 'drawer')).toEqual([])
})

test('reduced motion ends every transition and animation', async ({ page }) => {
  // So that the rule is tried on more than what happens to move today.
  const moving =
    'body * { transition: opacity 3s; animation: orrery-test 3s infinite } @keyframes orrery-test { to { opacity: 0.9 } }'
  const moves = async () => {
    await page.goto('/map')
    await expect(page.getByRole('group', { name: /^Map of / })).toBeVisible()
    return page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
      const all = [...document.querySelectorAll('*')]
      const lasting = all.filter((e) => {
        const { transitionDuration, animationDuration } = getComputedStyle(e)
        return `${transitionDuration},${animationDuration}`.split(',').some((d) => Number.parseFloat(d) > 0)
      })
      return { lasting: lasting.length, animations: document.getAnimations().length }
    }, moving)
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const free = await moves()
  expect(Math.min(free.lasting, free.animations)).toBeGreaterThan(100)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moves()).toEqual({ lasting: 0, animations: 0 })
})
