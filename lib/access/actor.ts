import type { From } from '@/lib/domain/audit'

/** Who asks, and from where. There are no users yet: whoever may use this machine, so `who` is null. */
export function actorOf(request: Request): { who: string | null; from: From } {
  const text = (name: string) => request.headers.get(name)?.slice(0, 300) ?? null
  return { who: null, from: { host: text('host'), agent: text('user-agent') } }
}
