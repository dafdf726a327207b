import type { CopyStray, Seen, StrayKind } from '@/lib/domain/facts'
import type { StreamCopy } from '@/lib/domain/observation'
import { leadersCopy } from '@/lib/domain/stream-leader'
import { nameOfKey } from '@/lib/domain/twin'

/** Passes closer together than this count as one: a copy gets time to catch up. */
const PASS_APART_MS = 5000

/** Figures that only ever grow, so that one of now can be held against one of a whole pass ago. */
interface Marks {
  'last-sequence': number
  /** Messages that are no longer there. */
  removed: number
  'first-sequence': number
}

interface Pass {
  at: number
  leader: string
  marks: Map<string, Marks>
}

/**
 * Holds the copies of a stream against the leader's, pass by pass. Copies are seen at different moments, so under traffic
 * any two differ: one strays only when, a whole pass later, it has not reached what the other one had before.
 */
export class CopyWatch {
  #before = new Map<string, Pass>()

  /** The strays after a full pass that began at `began`; `known` are those after the pass before. */
  compare(
    key: string,
    copies: readonly Seen<StreamCopy>[],
    known: readonly CopyStray[],
    began: number,
  ): readonly CopyStray[] {
    const before = this.#before.get(key)
    if (before && began - before.at < PASS_APART_MS) return known
    const fresh = copies.filter((c) => c.at >= began)
    const lead = leadersCopy(fresh)
    if (!lead || fresh.length < 2) {
      this.#before.delete(key)
      return NONE
    }
    const marks = new Map(fresh.map((c) => [c.from, marksOf(c)]))
    const last = before?.leader === lead.from ? before : null
    this.#before.set(key, { at: began, leader: lead.from, marks })
    const strays = fresh.flatMap((copy) => {
      const found = copy === lead ? null : strayOf(copy, lead, last)
      if (!found) return []
      const was = last && known.find((s) => s.server === copy.from)
      return [{ ...found, passes: (was?.passes ?? 0) + 1, since: was?.since ?? began }]
    })
    return strays.length > 0 ? strays : NONE
  }

  /** Forgets streams that are gone. */
  prune(isThere: (key: string) => boolean): void {
    for (const key of this.#before.keys()) if (!isThere(key)) this.#before.delete(key)
  }
}

const NONE: readonly CopyStray[] = []

function marksOf({ value: { state } }: Seen<StreamCopy>): Marks {
  return {
    'last-sequence': state.lastSeq,
    removed: state.lastSeq - state.messages,
    'first-sequence': state.firstSeq,
  }
}

function strayOf(copy: Seen<StreamCopy>, lead: Seen<StreamCopy>, last: Pass | null) {
  const who = { server: copy.from, leader: lead.from }
  const peer = lead.value.peers.find((p) => p.name === copy.from)
  if (!peer) {
    // Of two servers with one name nobody can tell which of them the group means.
    if (nameOfKey(copy.from) !== copy.from || nameOfKey(lead.from) === copy.from) return null
    // A member without a name may be this one.
    const isSure = lead.value.peers.every((p) => p.name !== '')
    return isSure ? { ...who, ...figures('orphan', copy, lead) } : null
  }
  // One that its leader calls behind has a finding of its own.
  if (!peer.current || peer.offline) return null
  const now = { copy: marksOf(copy), lead: marksOf(lead) }
  const then = { copy: last?.marks.get(copy.from), lead: last?.marks.get(lead.from) }
  const strays = (mark: keyof Marks) => {
    if (now.copy[mark] === now.lead[mark]) return false
    const [behind, ahead] = now.copy[mark] < now.lead[mark] ? [now.copy, then.lead] : [now.lead, then.copy]
    return ahead === undefined || behind[mark] < ahead[mark]
  }
  if (strays('last-sequence')) return { ...who, ...figures('last-sequence', copy, lead) }
  if (strays('removed') && copy.value.state.messages !== lead.value.state.messages)
    return { ...who, ...figures('messages', copy, lead) }
  return strays('first-sequence') ? { ...who, ...figures('first-sequence', copy, lead) } : null
}

function figures(kind: StrayKind, copy: Seen<StreamCopy>, lead: Seen<StreamCopy>) {
  const of = ({ value: { state } }: Seen<StreamCopy>) =>
    kind === 'last-sequence' ? state.lastSeq : kind === 'first-sequence' ? state.firstSeq : state.messages
  return { kind, leaderHas: of(lead), copyHas: of(copy) }
}
