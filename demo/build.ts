import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Child } from './child'

/** What the production build is made from. Tests beside the source do not count. */
const SOURCES = [
  ...['app', 'components', 'lib', 'public'],
  ...['instrumentation.ts', 'proxy.ts', 'next.config.js', 'tsconfig.json', 'package-lock.json'],
]

/** The Next command line, called directly so that a signal reaches Next itself. */
export const NEXT_BIN = join('node_modules', 'next', 'dist', 'bin', 'next')

/** Whether the build in `.next` is newer than everything it was made from. */
export function isBuildCurrent(root: string): boolean {
  const built = statSync(join(root, '.next', 'BUILD_ID'), { throwIfNoEntry: false })
  return built !== undefined && SOURCES.every((name) => newest(join(root, name)) <= built.mtimeMs)
}

/**
 * Builds the dashboard for production; the output goes to `log`.
 * @throws Error with the end of the output when the build fails
 */
export async function buildDashboard(root: string, log: string): Promise<void> {
  const build = new Child(process.execPath, [join(root, NEXT_BIN), 'build'], {
    log,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const { code } = await build.exited
  if (code !== 0) throw new Error(`next build failed:\n${build.lastLines(30).join('\n')}`)
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path)
    .filter((name) => !/\.test\.tsx?$/.test(name) && name !== '.DS_Store')
    .map((name) => newest(join(path, name)))
  return Math.max(0, ...inside)
}
