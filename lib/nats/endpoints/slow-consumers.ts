import type { SlowByKind } from '@/lib/domain/observation'
import { type Json, num } from '../read'

/** `slow_consumer_stats` of VARZ (2.10+) and of STATSZ; null when it is left out. */
export function decodeSlowByKind(stats: Json | null): SlowByKind | null {
  const clients = num(stats, 'clients')
  const routes = num(stats, 'routes')
  const gateways = num(stats, 'gateways')
  const leafs = num(stats, 'leafs')
  if (clients === null || routes === null || gateways === null || leafs === null) return null
  return { clients, routes, gateways, leafs }
}
