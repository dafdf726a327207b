import type { Facts } from '@/lib/domain/facts'
import { readAnswer } from '@/lib/nats/answers'
import type { Envelope } from '@/lib/nats/envelope'
import type { NatsFault } from '@/lib/nats/errors'
import type { Link } from '@/lib/nats/link'

/** With nobody known yet, the end is this much quiet after an answer. */
const QUIET_MS = 40

export interface Answer {
  envelope: Envelope
  afterMs: number
  /** How long ago it arrived. */
  heldMs: number
}

/**
 * Asks all servers through one link and hands over each answer as it arrives. Ends when everybody in `expected` (server
 * ids) has answered, at the cap, or at once when nobody serves the subject; never waits for a silence when the roster is known.
 */
export async function scatter(
  link: Link,
  subject: string,
  payload: string,
  expected: ReadonlySet<string>,
  onAnswer: (answer: Answer) => void,
  capMs: number,
): Promise<NatsFault | null> {
  const missing = new Set(expected)
  let quiet: ReturnType<typeof setTimeout> | null = null
  let stop: () => void = () => {}
  const silence = new Promise<null>((resolve) => {
    stop = () => resolve(null)
  })
  const asked = link.gather(subject, payload, capMs, (reply) => {
    const envelope = readAnswer(subject, reply)
    if (envelope.origin) missing.delete(envelope.origin.id)
    onAnswer({ envelope, afterMs: reply.afterMs, heldMs: reply.heldMs ?? 0 })
    if (expected.size > 0) return missing.size === 0
    if (quiet) clearTimeout(quiet)
    quiet = setTimeout(stop, QUIET_MS)
    return false
  })
  const fault = await Promise.race([asked, silence])
  if (quiet) clearTimeout(quiet)
  return fault
}

/** Ids of the servers that are worth waiting for: those that answered lately. */
export function expectedIds(facts: Facts, now: number): Set<string> {
  const ids = [...facts.servers.values()].filter((s) => s.lastAnswer !== null && now - s.lastAnswer < 3000)
  return new Set(ids.map((s) => s.origin.id))
}
