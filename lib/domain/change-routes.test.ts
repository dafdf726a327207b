import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AUDITED } from './audit'
import { changeOf } from './change-routes'

/** Posts that send nothing to NATS. */
const PREVIEWS = ['/api/streams/preview', '/api/streams/APP/S%20T/preview-update', '/api/balance/plan']

/** Every route that takes a POST, from the folders of the app. */
function posts(folder: string, path: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const below = join(folder, entry.name)
    if (entry.isDirectory()) {
      const part = { '[account]': 'APP', '[name]': 'S%20T' }[entry.name] ?? entry.name
      return posts(below, `${path}/${part}`)
    }
    return entry.name === 'route.ts' && /export const POST\b/.test(readFileSync(below, 'utf8')) ? [path] : []
  })
}

test('every route that takes a POST is known as a change or as a preview', () => {
  const found = posts(join(process.cwd(), 'app', 'api'), '/api')
  const changes = found.filter((path) => changeOf(path) !== null)
  expect(found.filter((path) => changeOf(path) === null).sort()).toEqual([...PREVIEWS].sort())
  const never = ['several']
  expect(changes.map((path) => changeOf(path)?.what).sort()).toEqual(
    AUDITED.filter((what) => !never.includes(what)).sort(),
  )
  expect(changeOf('/api/streams/APP/S%20T/purge')).toEqual({ what: 'purge', account: 'APP', stream: 'S T' })
})

test('what is no route of ours is no change', () => {
  for (const path of ['/', '/api/state', '/api/streams/APP/S', '/api/streams/APP/S/purge/more', '/streams']) {
    expect(changeOf(path)).toBeNull()
  }
  expect(changeOf('/api/streams/%E0%A4/S/purge')?.account).toBe('%E0%A4')
})
