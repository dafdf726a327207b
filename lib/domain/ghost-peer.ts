const PREFIX = 'unknown peer '

/** Key of a member of a Raft group whose name nobody knows any more; only its peer id speaks. It is never a server. */
export const ghostKey = (id: string | null): string => `${PREFIX}${id ?? ''}`

/** The peer id behind such a key; null for the name of a server. */
export const ghostId = (key: string): string | null =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null

/** How a member is keyed: by name, or by the id of a ghost. */
export const keyOfPeer = (p: { name: string; id: string | null }): string =>
  p.name === '' ? ghostKey(p.id) : p.name
