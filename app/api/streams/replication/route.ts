import { guard } from '@/lib/access/guard'
import { getCollector } from '@/lib/collector/instance'

/** Every mirror and source of every stream, and how it goes: a `Replication`. */
export const GET = guard(() => Response.json(getCollector().replication()))
