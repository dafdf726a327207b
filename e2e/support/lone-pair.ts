import type { Page } from '@playwright/test'
import { LoneDashboard } from './lone-dashboard'
import { LoneServer } from './lone-server'

/** Every view, as a path. */
export const VIEWS = [
  '/map',
  '/map?as=table',
  '/placement',
  '/gateways',
  '/gateways?links=routes',
  '/gateways?links=leafnodes',
  '/servers',
  '/streams',
  '/jetstream',
  '/health',
  '/audit',
]

const ACCOUNTS = `accounts {
  $SYS: { users: [ { user: sys, password: sys } ] }
  APP: { users: [
    { user: app, password: app },
    { user: barred, password: barred, permissions: { publish: { deny: ["$SYS.REQ.>"] } } }
  ] }
}`
const PROBE = { user: 'app', pass: 'app' }

/** A server and a dashboard of a spec's own, so that it may take either away. */
export class LonePair {
  readonly #running: { stop(): Promise<unknown> }[] = []

  async serve(jetstream: boolean, port?: number): Promise<LoneServer> {
    const server = await LoneServer.start(ACCOUNTS, PROBE, {}, port, jetstream)
    this.#running.push(server)
    return server
  }

  async watch(servers: string[], user = 'sys'): Promise<LoneDashboard> {
    const dashboard = await LoneDashboard.start(() => ({ system: { servers, user, password: user } }))
    this.#running.push(dashboard)
    await dashboard.until('/healthz')
    return dashboard
  }

  async stop(one: { stop(): Promise<unknown> }): Promise<void> {
    this.#running.splice(this.#running.indexOf(one), 1)
    await one.stop()
  }

  async stopAll(): Promise<void> {
    for (const one of this.#running.splice(0).reverse()) await one.stop()
  }
}

/** The pill at the top that says how many answered. */
export const coverage = (page: Page) => page.getByRole('button', { name: /^Coverage: / })
