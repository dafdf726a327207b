import { delimiter } from 'node:path'
import { CLUSTERS, type ServerSpec } from '@/demo/scenario'

/** Names the nats-servers of a mixed supercluster to the global set-up, parted as in PATH. */
export const BINARIES = 'ORRERY_E2E_BINARIES'

/**
 * Deals the binaries out over a supercluster: in every cluster they take turns, and each cluster begins with another
 * one, so that no version has an AZ to itself.
 */
export function mixOf(binaries: readonly string[]): (server: ServerSpec) => string {
  return (server) => {
    const row = CLUSTERS.findIndex(({ name }) => name === server.cluster)
    const place = CLUSTERS[row]?.servers.findIndex(({ name }) => name === server.name) ?? -1
    const binary = binaries[(row + place) % binaries.length]
    if (place < 0 || binary === undefined) throw new Error(`no binary for ${server.name}`)
    return binary
  }
}

/** What the environment asks for: several binaries, or none (then the one nats-server of this machine). */
export function mixFromEnvironment(env: Record<string, string | undefined> = process.env): string[] {
  return (env[BINARIES] ?? '').split(delimiter).filter((path) => path !== '')
}
