import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'

/** Every leafnode connection that a server reports, with its counters: a `Leafnodes`. */
export const GET = guard(async () => Response.json(await getCollector().leafnodes()))
