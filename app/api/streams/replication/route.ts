import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'

/** Every mirror and source of every stream, and how it goes: a `Replication`. */
export const GET = guard(async () => Response.json(await getCollector().replication()))
