import { setTimeout as delay } from 'node:timers/promises'
import { connect, type NatsConnection } from 'nats'
import { USERS } from '@/demo/scenario'
import type { Supercluster } from '@/demo/supercluster'
import { SuperclusterCollector } from '@/lib/collector/collector'
import { type Connection, DEFAULT_TOPOLOGY } from '@/lib/config/types'
import type { Snapshot } from '@/lib/domain/model'
import { connectLink } from '@/lib/nats/link'

const WITHIN_MS = 90_000

/** A collector of ours and a client of APP on a supercluster: what predicts, and what is done. */
export class Rig {
  private constructor(
    readonly supercluster: Supercluster,
    readonly collector: SuperclusterCollector,
    readonly nc: NatsConnection,
  ) {}

  static async open(supercluster: Supercluster): Promise<Rig> {
    const urls = supercluster.servers.map((s) => `nats://127.0.0.1:${s.clientPort}`)
    const login = ({ user, password }: { user: string; password: string }): Connection => ({
      servers: urls,
      user,
      password,
      token: null,
      nkey: null,
      creds: null,
      tls: null,
    })
    const nc = await connect({
      servers: urls.slice(0, 1),
      user: USERS.app.user,
      pass: USERS.app.password,
      ignoreClusterUpdates: true,
      name: 'orrery-predictions',
    })
    const collector = new SuperclusterCollector(
      {
        name: 'predictions',
        system: login(USERS.system),
        accounts: { APP: { ...login(USERS.app), servers: urls.slice(0, 1), write: true, writer: null } },
        topology: DEFAULT_TOPOLOGY,
        listen: { host: '127.0.0.1', port: 0 },
        data: '',
      },
      { connect: connectLink, clock: Date.now, epoch: 'predictions', onError: () => {} },
    )
    collector.start()
    return new Rig(supercluster, collector, nc)
  }

  get snapshot(): Snapshot {
    return this.collector.hub.current
  }

  /** Resolves when the snapshot shows it. */
  async until(what: string, holds: (snapshot: Snapshot) => boolean): Promise<void> {
    const deadline = performance.now() + WITHIN_MS
    while (!holds(this.snapshot)) {
      if (performance.now() > deadline) throw new Error(`not within ${WITHIN_MS / 1000} s: ${what}`)
      await delay(50)
    }
  }

  /** Moves the meta leader into a cluster, however often that has to be asked. */
  async lead(cluster: string): Promise<void> {
    const { user, password } = USERS.system
    const inCluster = this.supercluster.servers.filter((s) => s.cluster === cluster && s.pid !== null)
    const system = await connect({
      servers: inCluster.map((s) => `127.0.0.1:${s.clientPort}`),
      user,
      pass: password,
      name: 'orrery-predictions',
    })
    const leads = (snapshot: Snapshot) =>
      snapshot.servers.find((s) => s.key === snapshot.meta.leader)?.cluster === cluster
    try {
      for (let asked = 0; !leads(this.snapshot); asked++) {
        if (asked > 20) throw new Error(`the meta leader does not move to ${cluster}`)
        const body = JSON.stringify({ placement: { cluster } })
        await system.request('$JS.API.META.LEADER.STEPDOWN', body, { timeout: 2000 }).catch(() => null)
        for (let look = 0; look < 60 && !leads(this.snapshot); look++) await delay(50)
      }
    } finally {
      await system.close()
    }
  }

  async close(): Promise<void> {
    await this.nc.close()
    await this.collector.stop()
  }
}
