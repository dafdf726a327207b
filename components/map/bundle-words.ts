import { type LinkState, linkState } from '@/lib/domain/link-state'
import type { GatewayLink } from '@/lib/domain/model'
import type { BundleWords, Tone } from '@/lib/graph/bundle-label'
import type { Pair } from '@/lib/graph/topology'
import { missingWords } from './strand-words'
import { linkCount, roundTrip, unansweredWords } from './words'

const TONES: Record<LinkState, Tone> = { full: 'count', unknown: 'count', part: 'part', broken: 'broken' }

/** What the label of a bundle says; `age` is for how long it is broken, null where nobody knows. `isOpen`: server by server. */
export function bundleWords(
  pair: Pair,
  ab: GatewayLink | undefined,
  ba: GatewayLink | undefined,
  { age, isOpen }: { age: string | null; isOpen: boolean },
): BundleWords {
  const [first, second] = [linkState(ab), linkState(ba)]
  const isBroken = first === 'broken' || second === 'broken'
  const broken = age === null ? ['broken'] : [`broken ${age}`, 'broken']
  return {
    ab: { text: linkCount(ab), tone: TONES[first] },
    ba: { text: linkCount(ba), tone: TONES[second] },
    rtt: roundTrip(ab?.rttMs?.median ?? ba?.rttMs?.median),
    who: isBroken ? whoOf(pair, first, second) : '',
    trouble: [...(isBroken ? broken : []), ...(isOpen ? missingWords(ab, ba) : [])],
    note: [...unansweredWords(ab), ...unansweredWords(ba)].sort((p, q) => q.length - p.length),
  }
}

function whoOf({ a, b }: Pair, ab: LinkState, ba: LinkState): string {
  if (ab === ba) return `${a} and ${b}`
  return ab === 'broken' ? `${a} to ${b}` : `${b} to ${a}`
}
