import type { ServerNotice } from '@/lib/domain/facts'

/** A notice that nothing has contradicted is kept this long. */
const KEPT_MS = 24 * 60 * 60_000

/** What servers said of themselves in advisories; the same one arrives through every vantage. */
export class ServerNotices {
  readonly byKey = new Map<string, ServerNotice>()

  put(notice: ServerNotice): void {
    const key = `${notice.kind} ${notice.server}`
    const known = this.byKey.get(key)
    const isSame = known?.id === notice.id && known.stream === notice.stream
    if (!isSame) this.byKey.set(key, notice)
  }

  /** It is back in the meta group: its removal is over. */
  listed(names: Iterable<string>): void {
    for (const name of names) this.byKey.delete(`removed ${name}`)
  }

  prune(at: number): void {
    for (const [key, notice] of this.byKey) if (at - notice.at > KEPT_MS) this.byKey.delete(key)
  }
}
