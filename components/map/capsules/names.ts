import { count, plural } from '@/lib/domain/format'
import { type GroupFacts, worstWords } from './facts'

/** `c3 in r1 az 2, 2 of 3 servers answer, 1 down, holds the meta leader, leader of EVENTS` */
export function capsuleName(cluster: string | null, where: string, facts: GroupFacts): string {
  const parts = [`${cluster ?? 'no cluster'} in ${where}, capsule`]
  parts.push(
    facts.answering === facts.count
      ? plural(facts.count, 'server')
      : `${count(facts.answering)} of ${plural(facts.count, 'server')} answer`,
  )
  parts.push(worstWords(facts))
  if (facts.metaLeader) parts.push('holds the meta leader')
  parts.push(...facts.heldWords)
  return parts.join(', ')
}

/** `20 hidden in r1, worst down, open the region`; `way` is what a press does, null where it does nothing. */
export function footName(region: string, facts: GroupFacts, way: 'open' | 'close' | null): string {
  const worst = facts.worst === 'up' ? 'all up' : `worst ${facts.worst}`
  const hidden =
    facts.count === 0 ? `nothing hidden in ${region}` : `${count(facts.count)} hidden in ${region}, ${worst}`
  return way === null ? hidden : `${hidden}, ${way} the region`
}
