import { count, plural } from './format'
import type { Finding, Severity, Snapshot } from './model'

const RANK: Record<Severity, number> = { critical: 0, warning: 1, info: 2 }

/** Key of a finding while it lasts: its rule and what it is about. */
export const findingKey = (f: Finding): string => `${f.code}/${f.subject.kind}/${f.subject.id}`

/** Critical before warning before info; within one the order of the rules, which puts causes before consequences. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { critical: 0, warning: 0, info: 0 }
  for (const f of findings) counts[f.severity]++
  return counts
}

/** `1 critical · 2 warnings · 0 info` */
export function severityWords(counts: Record<Severity, number>): string {
  return SEVERITIES.map((s) => severityCount(s, counts[s])).join(' · ')
}

export const SEVERITIES = ['critical', 'warning', 'info'] as const

/** `2 warnings`; the two other words are no nouns and have no plural. */
export const severityCount = (severity: Severity, n: number): string =>
  severity === 'warning' ? plural(n, 'warning') : `${count(n)} ${severity}`

/** Findings about this thing or about something it stands on: a stream's servers and cluster, a region's servers. */
export function findingsTouching(snapshot: Snapshot, kind: string, id: string): Finding[] {
  const ground = groundOf(snapshot, kind, id)
  return worstFirst(snapshot.findings.filter((f) => ground.has(`${f.subject.kind}:${f.subject.id}`)))
}

function groundOf(snapshot: Snapshot, kind: string, id: string): ReadonlySet<string> {
  const ground = new Set([`${kind}:${id}`])
  const add = (k: string, ids: readonly string[]) => {
    for (const i of ids) ground.add(`${k}:${i}`)
  }
  const stream = kind === 'stream' ? snapshot.streams.find((s) => `${s.account}/${s.name}` === id) : undefined
  if (stream) {
    add(
      'server',
      stream.replicas.map((r) => r.server),
    )
    if (stream.cluster) add('cluster', [stream.cluster])
  }
  if (kind === 'cluster') {
    add('server', snapshot.clusters.find((c) => c.name === id)?.servers ?? [])
    add(
      'gateway',
      snapshot.gateways.filter((g) => g.from === id || g.to === id).map((g) => `${g.from}>${g.to}`),
    )
  }
  if (kind === 'region') {
    add('server', snapshot.regions.find((r) => r.id === id)?.azs.flatMap((a) => a.servers) ?? [])
  }
  if (kind === 'gateway') {
    const [from, to] = id.split('>')
    ground.add(`gateway:${to}>${from}`)
    // Who does not answer explains what is missing, and so does what took it.
    const gone = snapshot.servers.filter(
      (s) => s.state !== 'up' && s.cluster !== null && (s.cluster === from || s.cluster === to),
    )
    for (const s of gone) {
      add('server', [s.key])
      add('region', [s.region])
      if (s.cluster !== null) add('cluster', [s.cluster])
    }
  }
  return ground
}
