import type { CopyStray, Facts } from '../facts'
import { count, plural } from '../format'
import { streamKey } from '../model'
import type { Hit, Rule } from './rule'

/** One difference may be two moments; three passes in a row without catching up are none. */
const PASSES = 3

/** Copies that say something else than their leader's, and copies on servers outside the group. */
export const copyStrays: Rule = {
  code: 'COPIES_DIFFER',
  check({ streams, servers }, { streams: facts }) {
    if (!anyStrays(facts)) return []
    const up = new Set(servers.filter((s) => s.state === 'up').map((s) => s.key))
    return streams.flatMap((s): Hit[] => {
      const strays = facts.get(streamKey(s))?.strays ?? []
      const lasting = strays.filter((x) => x.passes >= PASSES && x.leader === s.leader && up.has(x.server))
      const [first] = lasting
      if (!first) return []
      const orphans = lasting.every((x) => x.kind === 'orphan')
      return [
        {
          severity: orphans ? 'info' : 'warning',
          subject: { kind: 'stream', id: streamKey(s) },
          summary: `${s.name}: ${orphans ? '' : 'copies differ: '}${lasting.map(summary).join(', ')}`,
          evidence: lasting.map(evidence),
          remedy: orphans
            ? `Its group does not know that copy. A restart of ${first.server} usually drops it.`
            : `Back the stream up, and make sure that the leader's copy, which is then the only truth, is the right one. To have the other made anew from it: \`nats stream cluster peer-remove ${s.name} ${first.server}\`. That needs a spare server in the same place; without one NATS refuses it (10075 peer remap failed).`,
          since: new Date(Math.min(...lasting.map((x) => x.since))).toISOString(),
        },
      ]
    })
  },
}

function anyStrays(facts: Facts['streams']): boolean {
  for (const { strays } of facts.values()) if (strays.length > 0) return true
  return false
}

function summary({ kind, server, leaderHas, copyHas }: CopyStray): string {
  const by = plural(Math.abs(copyHas - leaderHas), kind === 'messages' ? 'message' : 'sequence')
  switch (kind) {
    case 'messages':
      return `${server} has ${copyHas > leaderHas ? by.replace(' ', ' more ') : by.replace(' ', ' fewer ')} than the leader`
    case 'last-sequence':
      return `${server} ends ${by} ${copyHas > leaderHas ? 'after' : 'before'} the leader`
    case 'first-sequence':
      return `${server} begins ${by} ${copyHas > leaderHas ? 'after' : 'before'} the leader`
    case 'orphan':
      return `${server} holds a copy but is no member of its group`
  }
}

const FIGURE = {
  messages: 'messages',
  'last-sequence': 'last sequence',
  'first-sequence': 'first sequence',
  orphan: 'messages',
} as const

function evidence({ kind, server, leader, leaderHas, copyHas, passes }: CopyStray): string {
  const current = kind === 'orphan' ? `${leader} does not list it` : `${leader} calls it current`
  return `${FIGURE[kind]}: ${count(leaderHas)} on the leader ${leader}, ${count(copyHas)} on ${server}; so in ${plural(passes, 'full pass', 'full passes')} in a row, and ${current}`
}
