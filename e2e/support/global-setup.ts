import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import { buildDashboard, isBuildCurrent } from '@/demo/build'
import { versionOf } from '@/demo/nats-server/find'
import { mixFromEnvironment, mixOf } from './mix'
import { obtainTools } from './setup'
import { startStack } from './start-stack'

const say = (line: string) => console.log(`  ${line}`)

/**
 * Starts 12 servers and the built dashboard for each worker, one after the other, so that they find free ports; the returned
 * function stops them, by process id.
 */
export default async function setUp({ workers }: FullConfig): Promise<() => Promise<void>> {
  const root = process.cwd()
  const { natsServer } = await obtainTools(say)
  const mix = mixFromEnvironment()
  if (mix.length > 0) say(`a mix of ${mix.map(versionOf).join(', ')}`)
  const dir = mkdtempSync(join(tmpdir(), 'orrery-e2e-'))
  const closers: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })]
  const tearDown = async () => {
    for (const close of closers.reverse()) await close()
  }
  try {
    if (!isBuildCurrent(root)) {
      say('building the dashboard')
      await buildDashboard(root, join(dir, 'build.log'))
    }
    for (let worker = 0; worker < workers; worker++) {
      await startStack({ worker, dir, binary: mix.length > 0 ? mixOf(mix) : natsServer, say }, closers)
    }
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}
