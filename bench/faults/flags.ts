import type { Snapshot } from '@/lib/domain/model'

/**
 * What a snapshot says against servers that are not lost: a state other than `up`, or a critical or warning finding about
 * one of them. By a key that stays the same while the same thing is said.
 */
export function flagsIn(s: Snapshot, lost: ReadonlySet<string>): Map<string, string> {
  const names = new Map(s.servers.map((x) => [x.key, x.name]))
  const isLost = (key: string) => lost.has(names.get(key) ?? key)
  const flags = new Map<string, string>()
  for (const x of s.servers) {
    if (x.state !== 'up' && !isLost(x.key)) flags.set(`${x.key} ${x.state}`, `${x.key} ${x.state} (${x.why})`)
  }
  for (const f of s.findings) {
    if (f.subject.kind !== 'server' || f.severity === 'info' || isLost(f.subject.id)) continue
    flags.set(
      `${f.subject.id} ${f.code}`,
      `${f.subject.id} ${f.severity} ${f.code}: ${f.summary} (${f.evidence.join('; ')})`,
    )
  }
  return flags
}
