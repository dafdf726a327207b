import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Runs a script in a process of its own, since it patches the streams, and gives what it wrote. */
function run(body: string) {
  const bundle = `
    import { createServer } from 'vite'
    const server = await createServer({ configFile: false, root: ${JSON.stringify(folder)}, server: { middlewareMode: true, ws: false, watch: null }, appType: 'custom', logLevel: 'silent', optimizeDeps: { noDiscovery: true } })
    const { log, hideFromLog } = await server.ssrLoadModule('/log.ts')
    ${body}
    await server.close()
  `
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', bundle], {
    encoding: 'utf8',
    cwd: folder,
  })
  return { stdout: result.stdout, stderr: result.stderr }
}

test('a secret reaches neither the log nor what others print', () => {
  const { stdout, stderr } = run(`
    log.info('before')
    hideFromLog(['CANARY-pw'])
    log.error({ err: new Error('refused CANARY-pw', { cause: new Error('CANARY-pw') }), url: 'nats://u:CANARY-pw@h' }, 'with CANARY-pw')
    console.error(new Error('CANARY-pw'))
    console.log('nats://someone:else@h:4222')
    hideFromLog(['CANARY-two'])
    console.log('CANARY-two')
  `)
  expect(stderr).toContain('Error: [redacted]')
  expect(stdout).toContain('nats://[redacted]@h:4222')
  const line: unknown = JSON.parse(stdout.split('\n').find((text) => text.includes('with [redacted]')) ?? '')
  expect(line).toMatchObject({ level: 50, msg: 'with [redacted]', url: 'nats://[redacted]@h' })
  expect(stdout + stderr).not.toMatch(/CANARY|someone/)
})
