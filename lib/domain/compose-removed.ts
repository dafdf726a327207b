import type { Member } from './compose-servers'
import { TOMBSTONE_MS } from './compose-tombstones'
import type { Facts } from './facts'
import type { GoneServer } from './model-gone'
import { judge, lastHeard } from './server-state'
import { byName } from './topology'

/**
 * Parts the roster into those that are there, or should be, and those that somebody took out of the meta group and that
 * do not speak: these are gone, not lost.
 */
export function withoutRemoved(
  roster: readonly Member[],
  facts: Facts,
  now: number,
): { there: Member[]; gone: GoneServer[] } {
  const isGone = (m: Member) => facts.removed.has(m.name) && m.key === m.name && !speaks(m, facts, now)
  const gone = roster.filter(isGone).flatMap((m) => composeGone(m, facts.removed.get(m.name) ?? 0, now))
  return { there: roster.filter((m) => !isGone(m)), gone: gone.sort((a, b) => byName(a.key, b.key)) }
}

/** One that is still connected to others is not gone, whatever the meta group says of it. */
function speaks({ fact, name }: Member, facts: Facts, now: number): boolean {
  if (fact === null)
    return [...facts.servers.values()].some((s) => s.routez?.value.peers.some((p) => p.name === name))
  const { state } = judge(fact, facts, now)
  return state === 'up' || state === 'leaving'
}

const iso = (ms: number) => new Date(ms).toISOString()

function composeGone({ key, fact, named, remembered }: Member, removedAt: number, now: number): GoneServer[] {
  const heard = fact ? lastHeard(fact) : (remembered?.lastHeard ?? null)
  // One that was taken out while it ran went later.
  const since = Math.max(removedAt, heard ?? 0)
  if (now - since >= TOMBSTONE_MS) return []
  return [
    {
      key,
      id: fact?.origin.id ?? null,
      cluster: fact?.origin.cluster ?? named?.cluster ?? null,
      host: fact?.varz?.value.host ?? fact?.origin.host ?? remembered?.host ?? null,
      version: fact?.origin.version ?? remembered?.version ?? null,
      since: iso(since),
      why: 'it was taken out of the meta group and does not answer',
      observedAt: heard === null ? null : iso(heard),
    },
  ]
}
