import { plural } from '@/lib/domain/format'
import { type GroupFacts, worstWords } from './facts'

/** `c3 in r1 az 2, 2 of 3 servers answer, 1 down, holds the meta leader, leader of EVENTS` */
export function capsuleName(cluster: string | null, where: string, facts: GroupFacts): string {
  const parts = [`${cluster ?? 'no cluster'} in ${where}, capsule`]
  parts.push(
    facts.answering === facts.count
      ? plural(facts.count, 'server')
      : `${facts.answering} of ${plural(facts.count, 'server')} answer`,
  )
  parts.push(worstWords(facts))
  if (facts.metaLeader) parts.push('holds the meta leader')
  const stream = replicaWords(facts)
  if (stream) parts.push(stream)
  return parts.join(', ')
}

/** `leader of EVENTS` · `2 replicas of EVENTS, leader among them` · `replica of EVENTS` */
function replicaWords({ stream, role, replicas }: GroupFacts): string | null {
  if (stream === null || role === null) return null
  if (replicas > 1)
    return `${replicas} replicas of ${stream}${role === 'leader' ? ', leader among them' : role === 'gone' ? ', all gone' : ''}`
  return role === 'leader'
    ? `leader of ${stream}`
    : role === 'gone'
      ? `offline replica of ${stream}`
      : `replica of ${stream}`
}

/** `20 hidden in r1, worst down` */
export const footName = (region: string, facts: GroupFacts, open: boolean): string =>
  facts.count === 0
    ? `nothing hidden in ${region}, close the region`
    : `${facts.count} hidden in ${region}, ${facts.worst === 'up' ? 'all up' : `worst ${facts.worst}`}, ${open ? 'close' : 'open'} the region`
