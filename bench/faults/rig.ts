import { connect } from 'nats'
import { STREAMS, USERS } from '@/demo/scenario'
import type { Supercluster } from '@/demo/supercluster'
import { SuperclusterCollector } from '@/lib/collector/collector'
import { type Connection, DEFAULT_TOPOLOGY } from '@/lib/config/types'
import { connectLink } from '@/lib/nats/link'

/** The collector as the dashboard runs it, only in this process: what is measured is its own snapshots. */
export function startWatching(supercluster: Supercluster): SuperclusterCollector {
  const servers = supercluster.servers.map((s) => `nats://127.0.0.1:${s.clientPort}`)
  const as = ({ user, password }: { user: string; password: string }): Connection => ({
    servers,
    user,
    password,
    token: null,
    nkey: null,
    creds: null,
    tls: null,
  })
  const collector = new SuperclusterCollector(
    {
      name: 'bench',
      system: as(USERS.system),
      accounts: { [USERS.app.account]: { ...as(USERS.app), write: false, writer: null } },
      topology: DEFAULT_TOPOLOGY,
      listen: { host: '127.0.0.1', port: 0 },
      data: '',
    },
    { connect: connectLink, clock: Date.now, epoch: 'bench', onError: (error) => console.error(error) },
  )
  collector.start()
  return collector
}

/** The scenario's streams, straight through the JetStream API. */
export async function createStreams(supercluster: Supercluster): Promise<void> {
  const { user, password } = USERS.app
  const servers = supercluster.servers.map((s) => `127.0.0.1:${s.clientPort}`)
  const app = await connect({ servers, user, pass: password })
  try {
    for (const config of STREAMS) {
      const answer = await app.request(`$JS.API.STREAM.CREATE.${config.name}`, JSON.stringify(config), {
        timeout: 10_000,
      })
      if (answer.string().includes('"error"')) throw new Error(answer.string())
    }
  } finally {
    await app.close()
  }
}
