import type { Unreadable } from '../facts'
import type { Hit, Rule } from './rule'

/** Some endpoints are asked every 30 s only. */
const SHOWN_FOR_MS = 90_000

/** Answers that came but could not be believed: what that server told before stays, and the others are not affected. */
export const unreadableAnswers: Rule = {
  code: 'UNREADABLE_ANSWER',
  check({ servers, at }, facts) {
    const shown = facts.unreadable.filter((u) => Date.parse(at) - u.at < SHOWN_FOR_MS)
    const keys = new Map(servers.map((s) => [s.id, s.key]))
    const bySubject = new Map<string | null, Unreadable[]>()
    for (const u of shown) {
      const key = keys.get(u.id) ?? null
      bySubject.set(key, [...(bySubject.get(key) ?? []), u])
    }
    return [...bySubject].map(([key, answers]) => hit(key, answers))
  },
}

function hit(key: string | null, answers: readonly Unreadable[]): Hit {
  const told = [...answers].sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1))
  const [first] = told
  const who = key ?? first?.from ?? 'A server'
  const more = told.length > 1 ? ` and ${told.length - 1} more` : ''
  return {
    severity: 'warning',
    subject: key === null ? { kind: 'supercluster', id: 'answers' } : { kind: 'server', id: key },
    summary: `${who}: unreadable answer to ${first?.endpoint}${more} (${first?.reason})`,
    evidence: told.map((u) => `${u.endpoint}${key === null && u.from ? ` of ${u.from}` : ''}: ${u.reason}`),
    remedy: `What ${who} told before stays on the screen. Look at its log, and at what stands between it and Orrery.`,
    since: new Date(Math.min(...told.map((u) => u.since))).toISOString(),
  }
}
