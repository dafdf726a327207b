import { setTimeout as delay } from 'node:timers/promises'
import { connect } from 'nats'
import { USERS } from './scenario'
import type { Supercluster } from './supercluster'

const TIMEOUT_MS = 30_000

/**
 * Moves the meta leader out of xr. nats-server places by the `unique_tag` of the *meta leader*: while a server of xr
 * leads (`rg:`), nothing can be placed in rg1, rg2 or rg3, whose servers have no such tag. Returns the leader.
 */
export async function moveMetaLeaderOutOfXr(
  supercluster: Supercluster,
  say: (line: string) => void,
): Promise<string> {
  const deadline = performance.now() + TIMEOUT_MS
  let explained = false
  while (performance.now() < deadline) {
    const group = await supercluster.look()
    const leader = supercluster.servers.find(
      (server) => group.state === 'led' && server.name === group.leader,
    )
    if (leader && leader.cluster !== 'xr') return leader.name
    if (leader) {
      if (!explained) {
        say(
          `${leader.name} of xr leads the meta group; its unique_tag rg: would forbid every stream in rg1, rg2, rg3:`,
        )
        say('asking the meta group to step down into rg1')
      }
      explained = true
      await stepDownInto('rg1', supercluster)
    }
    await delay(200)
  }
  throw new Error(`the meta leader did not leave xr within ${TIMEOUT_MS / 1000} s`)
}

/** Asks for a step-down; whether it worked is read from the servers, because the answer only promises it. */
async function stepDownInto(cluster: string, supercluster: Supercluster): Promise<void> {
  const { user, password } = USERS.system
  const servers = supercluster.servers
    .filter((server) => server.cluster === cluster)
    .map((server) => `127.0.0.1:${server.clientPort}`)
  const system = await connect({
    servers,
    user,
    pass: password,
    ignoreClusterUpdates: true,
    name: 'orrery-demo',
  })
  try {
    await system.request('$JS.API.META.LEADER.STEPDOWN', JSON.stringify({ placement: { cluster } }), {
      timeout: 2_000,
    })
  } catch {
    // No answer in time: the next look at the servers decides whether to ask again.
  } finally {
    await system.close()
  }
}
