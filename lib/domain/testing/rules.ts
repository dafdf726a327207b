import type { Facts } from '../facts'
import { RULES } from '../health/registry'
import type { Server, Snapshot } from '../model'
import { sampleSnapshot } from '../sample'
import { factsAt } from './facts'

/** Test helpers: a snapshot that nothing is wrong with, and what a rule says of it. */
export const NOW = Date.parse(sampleSnapshot().at)

export function rule(code: string) {
  const found = RULES.find((r) => r.code === code)
  if (!found) throw new Error(`no rule ${code}`)
  return found
}

/** The sample without its differing tags: nothing to complain about. */
export function healthy(): Snapshot {
  const s = sampleSnapshot()
  const servers = s.servers.map((v) => ({
    ...v,
    jetstream: v.jetstream && { ...v.jetstream, uniqueTag: 'az:' },
  }))
  return { ...s, servers, findings: [] }
}

export const noFacts = (over: Partial<Facts> = {}): Facts => factsAt(NOW, [], over)

export function withServer(s: Snapshot, key: string, change: Partial<Server>): Snapshot {
  return { ...s, servers: s.servers.map((v) => (v.key === key ? { ...v, ...change } : v)) }
}

export function fires(code: string, s: Snapshot, facts: Facts = noFacts()) {
  return rule(code)
    .check(s, facts)
    .map((h) => `${h.severity} ${h.subject.kind} ${h.subject.id}: ${h.summary}`)
}
