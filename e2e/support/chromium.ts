import { aptInstall, canAptInstall, isExecutable, onPath, type Say } from '@/demo/debian'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const FIXED = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The browser of the e2e tests: `$CHROMIUM`, the usual places, PATH; or null. */
export function findChromium(env: Record<string, string | undefined> = process.env): string | null {
  const candidates = env.CHROMIUM
    ? [env.CHROMIUM]
    : [...FIXED, ...NAMES.map((name) => onPath(name, env.PATH))]
  return candidates.find((path) => path !== null && isExecutable(path)) ?? null
}

/**
 * Finds a Chromium, or installs Debian's.
 * @throws Error saying what to install
 */
export function obtainChromium(say: Say): string {
  const found = findChromium()
  if (found) return found
  if (process.env.CHROMIUM) throw new Error(`CHROMIUM=${process.env.CHROMIUM} is not executable`)
  if (canAptInstall()) {
    const failure = aptInstall('chromium', say)
    if (failure) say(failure)
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(`No Chromium found. Install it with one of these, then start again:
  Debian   sudo apt-get install -y --no-install-recommends chromium
  macOS    brew install --cask google-chrome
  any      set CHROMIUM=/path/to/chromium`)
}
