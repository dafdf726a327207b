import { findingKey } from './findings'
import { type ServerState, type Snapshot, streamKey } from './model'

/** What happened between two snapshots, in words that can be spoken; in the order servers, meta group, streams, findings. */
export function changes(before: Snapshot, after: Snapshot): string[] {
  if (before === after || before.epoch !== after.epoch) return []
  return [...serverChanges(before, after), ...leaderChanges(before, after), ...findingChanges(before, after)]
}

/** At most `limit` sentences; the rest is a count, so that a region loss is not read out server by server. */
export function coalesce(said: readonly string[], limit = 4): string {
  const once = [...new Set(said)]
  const more = once.length - limit
  return more <= 0
    ? once.join('. ')
    : `${once.slice(0, limit).join('. ')}. And ${more} more ${more === 1 ? 'change' : 'changes'}`
}

function serverChanges(before: Snapshot, after: Snapshot): string[] {
  if (before.servers === after.servers) return []
  const was = new Map(before.servers.map((s) => [s.key, s.state]))
  const moved = new Map<ServerState, string[]>()
  for (const { key, state } of after.servers) {
    const old = was.get(key)
    if (old === state || (old === undefined && before.servers.length === 0)) continue
    moved.set(state, [...(moved.get(state) ?? []), key])
  }
  const known = new Set(before.goneServers.map((s) => `${s.key} ${s.since}`))
  const gone = after.goneServers
    .filter((s) => !known.has(`${s.key} ${s.since}`))
    .map((s) => `Server ${s.key} is gone: ${s.why}`)
  const states = [...moved].map(([state, keys]) =>
    keys.length > 3 ? `${keys.length} servers ${state}` : `${keys.join(', ')} ${state}`,
  )
  return [...states, ...gone]
}

function leaderChanges(before: Snapshot, after: Snapshot): string[] {
  const said: string[] = []
  // Without a size no meta leader has ever answered: the first one is no change.
  if (before.meta.leader !== after.meta.leader && before.meta.size !== null) {
    said.push(after.meta.leader ? `Meta leader is now ${after.meta.leader}` : 'No meta leader answers')
  }
  if (before.streams === after.streams) return said
  const was = new Map(before.streams.map((s) => [streamKey(s), s.leader]))
  for (const s of after.streams) {
    const old = was.get(streamKey(s))
    if (old === undefined) {
      if (before.streams.length > 0) said.push(`Stream ${s.name} appeared`)
    } else if (old !== s.leader) {
      said.push(s.leader ? `${s.name} is led by ${s.leader}` : `${s.name} has no leader`)
    }
  }
  const known = new Set(before.tombstones.map((t) => `${streamKey(t)} ${t.since}`))
  for (const t of after.tombstones) {
    if (!known.has(`${streamKey(t)} ${t.since}`)) said.push(`Stream ${t.name} is gone: ${t.why}`)
  }
  return said
}

function findingChanges(before: Snapshot, after: Snapshot): string[] {
  if (before.findings === after.findings) return []
  const [was, is] = [before, after].map((s) => new Set(s.findings.map(findingKey)))
  const grave = (s: Snapshot) => s.findings.filter((f) => f.severity !== 'info')
  const fresh = grave(after).filter((f) => !was?.has(findingKey(f)))
  const over = grave(before).filter((f) => !is?.has(findingKey(f)))
  const [only] = over
  return [
    ...fresh.map((f) => `New ${f.severity} finding: ${f.summary}`),
    ...(over.length > 1 ? [`${over.length} findings are over`] : only ? [`Over: ${only.summary}`] : []),
  ]
}
