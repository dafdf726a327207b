import type { Facts } from '@/lib/domain/facts'

/** One of our own connections came, went or failed. */
export interface ConnectionEvent {
  level: 'info' | 'warn'
  /** The vantage or the account. */
  connection: string
  /** The server, when it stands. */
  server: string | null
  text: string
}

interface Line {
  connection: string
  state: 'connected' | 'connecting' | 'failed'
  server: string | null
  reason: string | null
}

/** Tells each change of our own connections once; a reason that comes back while nothing else changed is no news. */
export class LinkLog {
  #told = new Map<string, { state: Line['state']; server: string | null; reasons: Set<string> }>()

  constructor(private readonly tell: (event: ConnectionEvent) => void) {}

  look({ vantages, accounts }: Pick<Facts, 'vantages' | 'accounts'>): void {
    const lines = [
      ...vantages.map((v) => ({ ...v, connection: `vantage ${v.cluster ?? v.url}` })),
      ...accounts.map((a) => ({
        ...a,
        connection: `account ${a.account}${a.isWriter ? ' (writer)' : ''}`,
      })),
    ]
    for (const line of lines) this.#line(line)
    const present = new Set(lines.map((line) => line.connection))
    for (const known of this.#told.keys()) if (!present.has(known)) this.#told.delete(known)
  }

  #line({ connection, state, server, reason }: Line): void {
    const before = this.#told.get(connection)
    if (state === 'connected') {
      if (before?.state === 'connected' && before.server === server) return
      this.#told.set(connection, { state, server, reasons: new Set() })
      this.tell({
        level: 'info',
        connection,
        server,
        text: `${connection}: connected to ${server ?? 'a server'}`,
      })
      return
    }
    const now = { state, server: null, reasons: before?.reasons ?? new Set<string>() }
    this.#told.set(connection, now)
    if (reason === null || now.reasons.has(reason)) return
    now.reasons.add(reason)
    this.tell({ level: 'warn', connection, server: null, text: `${connection}: ${reason}` })
  }
}
