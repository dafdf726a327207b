import type { Unreadable } from '@/lib/domain/facts'

const KEPT = 200

/** `known` with one more answer that could not be read; the same one again only grows older. */
export function withUnreadable(known: Unreadable[], answer: Omit<Unreadable, 'since'>): Unreadable[] {
  const isSame = (u: Unreadable) =>
    u.from === answer.from && u.id === answer.id && u.endpoint === answer.endpoint
  const since = known.find(isSame)?.since ?? answer.at
  return [...known.filter((u) => !isSame(u)), { ...answer, since }].slice(-KEPT)
}

/** `known` after that endpoint of that server could be read again. */
export function withoutUnreadable(known: Unreadable[], id: string, endpoint: string): Unreadable[] {
  const isGone = (u: Unreadable) => u.id === id && u.endpoint === endpoint
  return known.some(isGone) ? known.filter((u) => !isGone(u)) : known
}
