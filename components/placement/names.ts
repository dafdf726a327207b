import { count } from '@/lib/domain/format'
import { ghostId } from '@/lib/domain/ghost-peer'
import type { Replica, Server } from '@/lib/domain/model'
import { behindWords } from '@/lib/domain/moving'
import { countsWords, type ReplicaCounts } from '@/lib/domain/replica-counts'
import { roleWord } from '@/lib/domain/replica-role'

/** Accessible names of the grid's cells and heads; tests find them by these. */

/** `ORDERS on rg2-az3, leader` · `ORDERS on rg2-az1, follower, 38 operations behind` */
export const cellName = (stream: string, r: Replica, all: readonly Replica[]): string =>
  `${stream} on ${r.server}, ${replicaWords(r, all)}`

/** `leader` · `follower, 38 operations behind` · `offline` · `only replica, offline`; `all`: those of its stream. */
export function replicaWords(r: Replica, all: readonly Replica[]): string {
  const role = roleWord(r, all)
  const only = role === 'only replica' ? `${role}, ` : ''
  switch (r.state) {
    case 'current':
      return role
    case 'lagging':
      return `${role}, ${behindWords(r, (n) => `${count(n)} operations behind`)}`
    case 'offline':
    case 'missing':
      return only + r.state
    case 'unknown':
      return `${only}state not known`
  }
}

/** `rg2-az3, up, leads 3, follows 4, 12 % above the mean` */
export function columnName(
  key: string,
  server: Server | undefined,
  counts: ReplicaCounts | undefined,
  skew: number | null,
): string {
  const state = server ? server.state : ghostId(key) === null ? 'not in the roster' : 'a peer nobody knows'
  const parts = [key, state, ...countsWords(counts)]
  if (skew !== null) parts.push(skewWords(skew))
  return parts.join(', ')
}

function skewWords(skew: number): string {
  const percent = Math.round(Math.abs(skew) * 100)
  return percent === 0 ? 'at the mean' : `${percent} % ${skew > 0 ? 'above' : 'below'} the mean`
}
