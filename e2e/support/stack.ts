import { connect, type NatsConnection } from 'nats'
import { z } from 'zod'
import { USERS } from '@/demo/scenario'
import type { KillSignal, Order } from './control'

/**
 * What specs know of the running stack of their worker: 12 real nats-servers and the built dashboard. The global set-up starts
 * it and puts the two addresses into the environment; the servers themselves are reached through it.
 */
const server = z.object({
  name: z.string(),
  cluster: z.string(),
  pid: z.number().nullable(),
  httpPort: z.number(),
  clientPort: z.number(),
})
export type StackServer = z.infer<typeof server>

/** Where the global set-up leaves the addresses of each worker's stack; `worker` counts from 0. */
export const ENV = {
  url: (worker: number | string) => `ORRERY_E2E_URL_${worker}`,
  control: (worker: number | string) => `ORRERY_E2E_CONTROL_${worker}`,
}

/** Playwright's number of this worker among those that run; '0' outside of a worker. */
export const thisWorker = () => process.env.TEST_PARALLEL_INDEX ?? '0'

/** Address of the dashboard, such as `http://127.0.0.1:13000`. */
export function baseUrl(): string {
  return fromEnvironment(ENV.url(thisWorker()))
}

/** The 12 servers, in the order of the scenario; `pid` is null while a server is killed. */
export function servers(): Promise<StackServer[]> {
  return give({ do: 'servers' })
}

/** Sends a signal to one server; resolves when it has ended (SIGKILL, SIGTERM) or stopped (SIGSTOP), or at once (SIGCONT). */
export function kill(name: string, signal: KillSignal): Promise<StackServer[]> {
  return give({ do: 'kill', name, signal })
}

/** Starts a killed server again on its old data; resolves when it is healthy. */
export function restart(name: string): Promise<StackServer[]> {
  return give({ do: 'restart', name })
}

/** Resolves when all 12 are healthy and in the meta group again. To be awaited after every spec that broke something. */
export function allReady(): Promise<StackServer[]> {
  return give({ do: 'ready' })
}

/** Moves the meta leader out of xr, where it forbids streams in the regional clusters. */
export function settleMetaLeader(): Promise<StackServer[]> {
  return give({ do: 'settle-meta-leader' })
}

/** What a server answers on its own HTTP monitoring port, such as `/varz`, `/jsz?streams=1`. Decode before use. */
export async function monitor(name: string, path: string): Promise<unknown> {
  const found = (await servers()).find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no server ${name}`)
  const response = await fetch(`http://127.0.0.1:${found.httpPort}${path}`, {
    signal: AbortSignal.timeout(5_000),
  })
  return response.json()
}

/** A connection of our own to `$SYS`; close it. */
export function connectSystem(): Promise<NatsConnection> {
  return connectAs(USERS.system)
}

/** A connection of our own to APP; close it. */
export function connectApp(): Promise<NatsConnection> {
  return connectAs(USERS.app)
}

async function connectAs(login: { user: string; password: string }): Promise<NatsConnection> {
  const addresses = (await servers()).map(({ clientPort }) => `127.0.0.1:${clientPort}`)
  return connect({
    servers: addresses,
    user: login.user,
    pass: login.password,
    ignoreClusterUpdates: true,
    name: 'orrery-e2e',
  })
}

async function give(what: Order): Promise<StackServer[]> {
  const response = await fetch(fromEnvironment(ENV.control(thisWorker())), {
    method: 'POST',
    body: JSON.stringify(what),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${what.do}: ${answer}`)
  return z.array(server).parse(answer)
}

function fromEnvironment(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the global set-up has not run`)
  return value
}
