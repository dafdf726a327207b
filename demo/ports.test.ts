import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { demoPorts, explainPorts, freeOffset } from './explain-ports'
import { portsInUse } from './ports'

let server: Server | null = null
afterEach(() => server?.close())

async function listen(host: string): Promise<number> {
  const one = createServer()
  server = one
  await new Promise<void>((resolve) => one.listen(0, host, resolve))
  const address = one.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

it.each(['127.0.0.1', '0.0.0.0'])('names the process that listens on %s', async (host) => {
  const port = await listen(host)
  const taken = await portsInUse([{ port, purpose: 'rg1-az1 client' }])
  expect(taken).toEqual([
    {
      port,
      purpose: 'rg1-az1 client',
      owner: { pid: process.pid, command: expect.stringContaining('node') },
    },
  ])
})

it('finds a port free once nobody listens there', async () => {
  const port = await listen('127.0.0.1')
  await new Promise((resolve) => server?.close(resolve))
  server = null
  expect(await portsInUse([{ port, purpose: 'x' }])).toEqual([])
})

it('says which ports, by whom, and what to pass', () => {
  const owner = { pid: 7, command: 'nats-server -js' }
  const taken = [
    { port: 4222, purpose: 'rg1-az1 client', owner },
    { port: 8222, purpose: 'rg1-az1 http', owner },
    { port: 4223, purpose: 'rg1-az2 client', owner: null },
  ]
  expect(explainPorts(taken, '/repo/.orrery/demo', 20_000)).toEqual([
    'The demo needs ports that are in use:',
    '  4222 (rg1-az1 client), 8222 (rg1-az1 http)',
    '    in use by nats-server -js (pid 7)',
    '  4223 (rg1-az2 client)',
    '    in use by a process that this user cannot see',
    'To run beside what is there: npm run demo -- --port-offset 20000',
  ])
})

it('offers to end only the servers of another demo on the same data', () => {
  const command = 'nats-server -c /repo/.orrery/demo/rg1-az1/server.conf'
  const elsewhere = 'nats-server -c /repo/.orrery/demo-20000/rg1-az1/server.conf'
  const taken = [
    { port: 4222, purpose: 'rg1-az1 client', owner: { pid: 7, command } },
    { port: 8222, purpose: 'rg1-az1 http', owner: { pid: 7, command } },
    { port: 4223, purpose: 'rg1-az2 client', owner: { pid: 9, command: elsewhere } },
  ]
  expect(explainPorts(taken, '/repo/.orrery/demo', null).at(-1)).toMatch(/: kill 7$/)
})

it('finds an offset at which everything is free', async () => {
  const port = await listen('127.0.0.1')
  const busy = port - 3_000
  expect(demoPorts(busy)[0]?.port).toBe(port)
  expect(await freeOffset([busy])).toBeNull()
})
