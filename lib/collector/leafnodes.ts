import { type Leafnodes, leafnodeRows } from '@/lib/domain/leafnodes'
import type { SuperclusterCollector } from './collector'
import { SharedLook } from './shared-look'

const looks = new SharedLook<Leafnodes>(1000)

/** Every leafnode connection, as the servers told it last; all viewers share one look at them, and nobody is asked. */
export function readLeafnodes(c: SuperclusterCollector): Promise<Leafnodes | null> {
  return looks.read('all', async () => ({
    at: new Date().toISOString(),
    ...leafnodeRows(c.store, c.hub.current.servers),
  }))
}
