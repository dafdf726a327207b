import type { From } from '@/lib/domain/audit'

/** The header in which `door.ts` tells the address of the socket; what a client sends under this name is overwritten. */
export const REMOTE = 'x-orrery-remote'

/**
 * Who asks, and from where. There are no users yet: whoever may use this machine, so `who` is null. The address is that of
 * the other end of the connection; `X-Forwarded-For`, which anybody can write, is never looked at.
 */
export function actorOf(request: Request): { who: string | null; from: From } {
  const text = (name: string) => request.headers.get(name)?.slice(0, 300) ?? null
  return { who: null, from: { host: text('host'), agent: text('user-agent'), address: text(REMOTE) } }
}
