import type { ServerKey } from '../model'

/**
 * What a stream that exists brings into a placement. nats-server chooses servers for it in four ways
 * (jetstream_cluster.go, `jsClusteredStreamUpdateRequest`, since 2.14 `…Locked`, and `remapStreamAssignment`; the same at
 * 2.9.10, 2.10.27 and 2.15.1):
 * - `move`: as for a create; what it holds now does not count.
 * - `grow`: in its own cluster, whatever the config says; who holds a replica keeps it without being looked at.
 * - `shrink`: nobody is chosen; the leader stays, and as many of the others as are wanted.
 * - `stay`: nobody is chosen.
 * - `replace`: as `grow`, but the server that is removed is not asked again.
 */
export interface Standing {
  how: 'move' | 'grow' | 'shrink' | 'stay' | 'replace'
  /** The cluster of its group; null when it is not known. */
  cluster: string | null
  /** Who holds a replica now. */
  held: readonly ServerKey[]
  leader: ServerKey | null
  /** Who is removed. */
  gone: readonly ServerKey[]
  /** Whether it is replicated now: then its replicas are among the replicated assets of those who hold them. */
  replicated: boolean
  /** How many consumers it has; each may be replicated too. Null is not known. */
  consumers: number | null
}

/** Those who keep their replica, whatever they are like. */
export function keeps(standing: Standing | null): readonly ServerKey[] {
  switch (standing?.how) {
    case 'grow':
    case 'replace':
    case 'stay':
      return standing.held.filter((key) => !standing.gone.includes(key))
    case 'shrink':
      return standing.leader === null ? [] : [standing.leader]
    default:
      return []
  }
}

/** Whether no server is looked for. */
export const choosesNobody = (standing: Standing | null): boolean =>
  standing?.how === 'shrink' || standing?.how === 'stay'

/** The only cluster that is asked, if one is. */
export function askedCluster(standing: Standing | null, wish: string | undefined): string | undefined {
  return standing === null || standing.how === 'move' ? wish : (standing.cluster ?? wish)
}
