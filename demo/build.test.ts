import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBuildCurrent } from './build'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'orrery-build-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, at: number): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, at, at)
}

it('has no build before the first one', () => {
  write('app/page.tsx', 100)
  expect(isBuildCurrent(root)).toBe(false)
})

it('keeps a build that is newer than its sources, tests aside', () => {
  write('app/map/page.tsx', 100)
  write('lib/domain/model.test.ts', 300)
  write('.next/BUILD_ID', 200)
  expect(isBuildCurrent(root)).toBe(true)
})

it.each(['app/a/b/page.tsx', 'components/x.module.css', 'lib/y.ts', 'public/icon.svg', 'next.config.js'])(
  'wants a new one when %s is newer',
  (path) => {
    write('.next/BUILD_ID', 200)
    expect(isBuildCurrent(root)).toBe(true)
    write(path, 300)
    expect(isBuildCurrent(root)).toBe(false)
  },
)
