import { currentConfig } from '@/lib/config/current'
import type { From } from '@/lib/domain/audit'
import { type Named, namedUser } from './user'

/** The header in which `door.ts` tells the address of the socket; what a client sends under this name is overwritten. */
export const REMOTE = 'x-orrery-remote'

/** The header in which `door.ts` hands on that of the user, percent-encoded; nobody else can set it. */
export const NAMED = 'x-orrery-user'

interface Asking {
  headers: Pick<Headers, 'get'>
}

/**
 * Who asks, and from where. `who` is whom the proxy of `users` names; null without one, and where it is not believed. The
 * address is that of the other end of the connection; `X-Forwarded-For`, which anybody can write, is never looked at.
 */
export function actorOf(request: Asking): { who: string | null; from: From } {
  const text = (name: string) => request.headers.get(name)?.slice(0, 300) ?? null
  const named = whoAsks(request)
  return {
    who: named !== null && 'user' in named ? named.user : null,
    from: { host: text('host'), agent: text('user-agent'), address: text(REMOTE) },
  }
}

/** Whom the proxy names, or why nobody; null while Orrery knows no users, and whoever reaches it may change what it may. */
export function whoAsks({ headers }: Asking): Named | null {
  const users = currentConfig().users ?? null
  return users && namedUser(decodeURIComponent(headers.get(NAMED) ?? ''), headers.get(REMOTE), users)
}
