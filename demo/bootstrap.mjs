// Runs a TypeScript entry on a fresh clone: nothing but Node and npm may be assumed here, so this file is plain
// JavaScript without dependencies. Node 20 cannot read TypeScript; vite, a dependency of ours, can.
//   node demo/bootstrap.mjs demo/main.ts --no-traffic
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const WANTED = [20, 19, 0]
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string} version */
function isOldNode(version) {
  const have = version.split('.').map(Number)
  for (const [i, wanted] of WANTED.entries()) {
    const part = have[i] ?? 0
    if (part !== wanted) return part < wanted
  }
  return false
}

/** @param {string} path */
function readLock(path) {
  /** @type {{ packages?: Record<string, { version?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }> }} */
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  return lock.packages ?? {}
}

/**
 * Why `npm ci` has to run, or null. A lock file newer than the installation is only a hint (every `git checkout`
 * makes it so), hence the comparison of what both say.
 */
function whyInstall() {
  const lockPath = resolve(ROOT, 'package-lock.json')
  const installedPath = resolve(ROOT, 'node_modules/.package-lock.json')
  const installedStat = statSync(installedPath, { throwIfNoEntry: false })
  if (!installedStat) return 'they are not installed yet'
  if (installedStat.mtimeMs >= statSync(lockPath).mtimeMs) return null
  const wanted = readLock(lockPath)
  const installed = readLock(installedPath)
  for (const [path, entry] of Object.entries(wanted)) {
    const have = installed[path]
    // Packages for other platforms are in the lock file and rightly not on disk.
    const mayBeAbsent = path === '' || entry.optional || entry.devOptional || entry.peer
    if (!have && !mayBeAbsent) return `${path} is missing`
    if (have && have.version !== entry.version) return `${path} is ${have.version}, not ${entry.version}`
  }
  return null
}

function installDependencies() {
  const why = whyInstall()
  if (!why) return
  console.log(`Installing the dependencies (${why}): npm ci`)
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const done = spawnSync(command, [...args, ...options], { cwd: ROOT, stdio: 'inherit' })
  if (done.status !== 0) {
    console.error(`npm ci failed${done.error ? `: ${done.error.message}` : ''}. Run it by hand to see why.`)
    process.exit(1)
  }
}

if (isOldNode(process.versions.node)) {
  console.error(`Orrery needs Node ${WANTED.join('.')} or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}
const entry = process.argv[2]
if (!entry) {
  console.error('usage: node demo/bootstrap.mjs ENTRY.ts [options]')
  process.exit(1)
}
process.chdir(ROOT)
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD = '1'
installDependencies()

// vite's shorter `runnerImport` closes its runner after the import, so that a dynamic import inside main() would fail.
const nodeEnv = process.env.NODE_ENV
const { createServer, createServerModuleRunner } = await import('vite')
const vite = await createServer({
  root: ROOT,
  configFile: false,
  envDir: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { '@': ROOT } },
})
// vite sets NODE_ENV, which the processes we start must not inherit.
if (nodeEnv === undefined) Reflect.deleteProperty(process.env, 'NODE_ENV')
else Object.assign(process.env, { NODE_ENV: nodeEnv })
const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false })
const { main } = await runner.import(resolve(ROOT, entry))
// Exits at once: what was asked for is done, and nothing that is still open may keep the terminal.
process.exit(await main(process.argv.slice(3)))
