import { guard } from '@/lib/access/guard'

export const dynamic = 'force-dynamic'

/** The process is up. */
export const GET = guard(() => Response.json({ status: 'ok' }))
