import type { ServerView } from './monitoring'

/** What the meta group looks like, read from every server's own answer. */
export type MetaGroup =
  | { state: 'electing' }
  /** The leader's own answer; `missing` are servers it does not list (or lists as offline). */
  | { state: 'led'; leader: string; missing: string[] }

/**
 * The meta group as its leader reports it. Only the leader's table is usable (followers of 2.9 and 2.10 have none),
 * and while a server that was leader has not noticed its loss two may claim it: that counts as electing.
 */
export function metaGroup(views: ServerView[], expected: string[]): MetaGroup {
  const leaders = views.filter((view) => view.meta.leader === view.name)
  const [leader, ...others] = leaders
  if (!leader || others.length > 0) return { state: 'electing' }
  const members = new Set(leader.meta.members)
  return { state: 'led', leader: leader.name, missing: expected.filter((name) => !members.has(name)) }
}

/**
 * Decides which servers to restart because the meta group has left them out: nats-server 2.10 does so now and then
 * when many start at once, and only a restart of that server heals it. A server counts as left out once every
 * server is healthy and the leader has not listed it for `patienceMs`.
 */
export class LeftOutWatch {
  #since = new Map<string, number>()

  constructor(readonly patienceMs: number) {}

  /** Servers to restart now, given a look at `now` (ms of any steady clock). Each is named once per patience. */
  observe(group: MetaGroup, allHealthy: boolean, now: number): string[] {
    const missing = group.state === 'led' && allHealthy ? group.missing : []
    for (const name of this.#since.keys()) if (!missing.includes(name)) this.#since.delete(name)
    const due: string[] = []
    for (const name of missing) {
      const since = this.#since.get(name) ?? now
      this.#since.set(name, since)
      if (now - since < this.patienceMs) continue
      due.push(name)
      this.#since.delete(name)
    }
    return due
  }
}
