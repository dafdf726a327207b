import type { Replica, ServerKey, Stream } from './model'

/** How a replica is called; the role of the contract knows no word for the one replica of a group whose leader is gone. */
export type RoleWord = Replica['role'] | 'only replica'

/** `only replica`: where there is one and it leads nothing, there is nobody to follow. `all`: the replicas of its group. */
export function roleWord(r: Pick<Replica, 'role'>, all: readonly Pick<Replica, 'role'>[]): RoleWord {
  return r.role === 'follower' && all.length === 1 ? 'only replica' : r.role
}

/** The same for the copy that a server holds of a stream; null when it holds none. */
export function roleOn(key: ServerKey, { replicas }: Pick<Stream, 'replicas'>): RoleWord | null {
  const own = replicas.find((r) => r.server === key)
  return own ? roleWord(own, replicas) : null
}
