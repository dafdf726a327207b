import { type Replication, replicationRows } from '@/lib/domain/replication'
import type { SuperclusterCollector } from './collector'
import { SharedLook } from './shared-look'

const looks = new SharedLook<Replication>(1000)

/** Every mirror and source, as the leaders told it last; all viewers share one look at them. */
export function readReplication(c: SuperclusterCollector): Promise<Replication | null> {
  return looks.read('all', async () => ({
    at: new Date().toISOString(),
    rows: replicationRows(c.store.streams.values()),
  }))
}
