import { z } from 'zod'
import { isAtLeast } from '@/lib/domain/version'
import { appOfFile } from './support/app-of-file'
import { expect, type Page, test } from './support/test'
import { everyServer, varz } from './support/truth'
import { assignUnsupported, LEVEL } from './support/unsupported'

/** Names are asked every ten seconds, and servers take their time to say why. */
const SOON = { timeout: 40_000 }
const RG2 = ['rg2-az1', 'rg2-az2', 'rg2-az3']
const versions = z.array(z.string())

const app = appOfFile()

const main = (page: Page) => page.getByRole('main')

test('a stream that its servers keep offline: their reason everywhere, and that its data is kept', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const running = versions.parse([...(await everyServer(varz)).values()].map((v) => v.version))
  test.skip(!running.every((v) => isAtLeast(v, '2.11.9')), 'only since 2.11.9 servers say why')
  try {
    await assignUnsupported('FUTURE', 'rg2', RG2)
    const reason = new RegExp(`unsupported - required API level: ${LEVEL}, current API level: \\d+`)

    await page.goto('/streams?sel=stream:APP/FUTURE&cols=stream,margin,offline')
    const row = page.getByRole('table', { name: 'Inaccessible Streams' }).getByRole('row', { name: /FUTURE/ })
    await expect(row).toContainText(/kept offline by its servers: /, SOON)
    await expect(row).toContainText(reason)
    const listed = page.getByRole('table', { name: 'Stream Report' }).getByRole('row', { name: /FUTURE/ })
    await expect(listed).toContainText('kept offline')
    await expect(listed).toContainText(reason)
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(reason)

    await page.goto('/streams/APP/FUTURE')
    await expect(main(page)).toContainText(/FUTURE: kept offline.*Its servers say: .*Its data is kept\./)
    await page.goto('/health')
    const finding = main(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: /^FUTURE is kept offline by its servers/ }) })
    await expect(finding).toContainText(reason)
    await expect(finding).not.toContainText('stream rm')
  } finally {
    await app.remove('FUTURE').catch(() => {})
  }
  await page.goto('/streams')
  await expect(page.getByRole('table', { name: 'Stream Report' }).getByText('FUTURE')).toHaveCount(0, SOON)
})
