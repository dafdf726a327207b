import { type ServerSpec, USERS } from './scenario'

/**
 * The nats-server configuration of one server, as text. Everything listens on 127.0.0.1, and so do the addresses
 * of the others: `localhost` may be ::1 first, where nobody listens.
 */
export function serverConfig(server: ServerSpec, all: ServerSpec[], storeDir: string): string {
  const clusters = [...new Set(all.map((other) => other.cluster))]
  const membersOf = (cluster: string) => all.filter((other) => other.cluster === cluster)
  const routes = membersOf(server.cluster).map((peer) => `    "nats-route://127.0.0.1:${peer.ports.cluster}"`)
  const gateways = clusters.map((cluster) => {
    const urls = membersOf(cluster).map((peer) => `"nats://127.0.0.1:${peer.ports.gateway}"`)
    return `    { name: ${quoted(cluster)}, urls: [ ${urls.join(', ')} ] }`
  })
  // An `accounts` block on one line does not parse: the newlines below are part of the grammar.
  return `server_name: ${quoted(server.name)}
server_tags: [ ${server.tags.map(quoted).join(', ')} ]
listen: "127.0.0.1:${server.ports.client}"
http: "127.0.0.1:${server.ports.http}"

jetstream {
  store_dir: ${quoted(storeDir)}
  unique_tag: ${quoted(server.uniqueTag)}${limits(server)}
}

accounts {
  '${USERS.system.account}': {
    users: [ { user: ${USERS.system.user}, password: ${USERS.system.password} } ]
  }
  ${USERS.app.account}: {
    jetstream: ${accountLimits(server)}
    users: [ { user: ${USERS.app.user}, password: ${USERS.app.password} } ]
  }
}

cluster {
  name: ${quoted(server.cluster)}
  listen: "127.0.0.1:${server.ports.cluster}"
  routes: [
${routes.join('\n')}
  ]
}

gateway {
  name: ${quoted(server.cluster)}
  listen: "127.0.0.1:${server.ports.gateway}"
  gateways: [
${gateways.join('\n')}
  ]
}
`
}

function limits({ maxHaAssets }: ServerSpec): string {
  return maxHaAssets === undefined ? '' : `\n  limits { max_ha_assets: ${maxHaAssets} }`
}

function accountLimits({ accountLimits }: ServerSpec): string {
  if (accountLimits === undefined) return 'true'
  return `{\n${Object.entries(accountLimits)
    .map(([name, value]) => `      ${name}: ${value}`)
    .join('\n')}\n    }`
}

/** Strings are quoted, because a bare `az:1` or a path with a space reads as something else. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
