// `npm start` and `npm run dev`: Next takes its address from the command line only, so this reads what is configured
// and hands it over. Anything wrong with the configuration is left to the server, which lists every problem and exits
// with 1; until then it listens on the loopback default.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isObject, readListen } from './listen.mjs'

const { host, port } = readListen(process.env, listenBlock())
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const mode = process.argv[2] === 'dev' ? 'dev' : 'start'
const child = spawn(process.execPath, [next, mode, '-H', host, '-p', String(port)], {
  stdio: 'inherit',
  env: { NEXT_TELEMETRY_DISABLED: '1', ...process.env },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
})

/** The `listen` value of the configuration file; undefined when there is no readable file. */
function listenBlock() {
  try {
    const file = JSON.parse(readFileSync(process.env.ORRERY_CONFIG || 'orrery.json', 'utf8'))
    return isObject(file) ? file.listen : undefined
  } catch {
    return undefined
  }
}
