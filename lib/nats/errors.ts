import type { Connection } from '@/lib/config/types'
import { identity } from './client'
import { tlsReason } from './tls-reason'

/** What can go wrong between us and a NATS server; `code` is stable, `message` is for people and free of secrets. */
export class NatsFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'NatsFault'
  }
}

export type FaultCode =
  /** Nobody serves that subject (503). */
  | 'no-responders'
  | 'timeout'
  /** The server refused the user or the password. */
  | 'authorization'
  /** The user may not publish or subscribe that subject. */
  | 'permission'
  | 'tls'
  /** No connection could be made, or it closed. */
  | 'unreachable'
  /** Somebody else answers at an address that a server announced as its own. */
  | 'foreign'
  /** What was to be sent is no subject: nothing was sent. */
  | 'invalid'
  /** Anything else, with the words of the client library. */
  | 'failed'

/**
 * Sorts what nats.js throws.
 * @param where the URL, which never carries credentials
 * @param as how we tried to connect, to say what was refused
 */
export function toFault(error: unknown, where: string, as?: Connection): NatsFault {
  if (error instanceof NatsFault) return error
  const who = as ? identity(as) : 'user or password'
  const { code, words } = said(error)
  const fault = (as: FaultCode, sentence: string) => new NatsFault(as, sentence, { cause: error })
  if (code === 'AUTHENTICATION_EXPIRED' || code === 'ACCOUNT_EXPIRED') {
    const what = code === 'ACCOUNT_EXPIRED' ? 'account' : 'user'
    return fault('authorization', `${where} refused the ${who}: the ${what} has expired`)
  }
  if (code === 'AUTHORIZATION_VIOLATION' || /authorization/i.test(words)) {
    return fault('authorization', `${where} refused the ${who}`)
  }
  if (code === 'PERMISSIONS_VIOLATION') return fault('permission', words.replace(/^'|'$/g, ''))
  if (code === '503') return fault('no-responders', 'no server answers that subject')
  if (/^(CONNECTION_)?TIMEOUT$/.test(code)) return fault('timeout', `${where} did not answer in time`)
  const tls = tlsReasonOf(error, as?.tls?.cert != null)
  if (tls !== null) return fault('tls', `TLS to ${where} failed: ${tls}`)
  const reason = unreachable(error, code, words)
  if (reason !== null) return fault('unreachable', `${where} cannot be reached (${reason})`)
  if (/unexpected response/.test(words)) {
    return fault('unreachable', `${where} is no NATS server: something else answers there`)
  }
  return fault('failed', `${where}: ${words}`)
}

function said(error: unknown): { code: string; words: string } {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return { code, words: error instanceof Error ? error.message : String(error) }
}

/** The client library's `TLS` and `UNKNOWN_ERROR` carry what really happened. */
function tlsReasonOf(error: unknown, hasCertificate: boolean): string | null {
  const inner = chained(error)
  const found = [...(inner === null ? [] : [said(inner)]), said(error)]
  return (
    found.map(({ code, words }) => tlsReason(code, words, hasCertificate)).find((r) => r !== null) ?? null
  )
}

function chained(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'chainedError' in error
    ? (error.chainedError ?? null)
    : null
}

/** Why no connection stands, in words; null when that is not what happened. */
function unreachable(error: unknown, code: string, words: string): string | null {
  const inner = chained(error)
  const all = `${code} ${words} ${inner === null ? '' : Object.values(said(inner)).join(' ')}`
  if (/ECONNREFUSED/.test(all)) return 'connection refused'
  if (/ENOTFOUND|EAI_AGAIN/.test(all)) return 'name not found'
  if (/ETIMEDOUT/.test(all)) return 'timed out'
  if (/EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(all)) return 'no route to host'
  // nats.js calls every end of the connection before it stood "refused"; the system names a real refusal.
  if (/CONNECTION_REFUSED|ECONNRESET|EPIPE/.test(all)) return 'it closes the connection at once'
  return /CONNECTION_CLOSED|DISCONNECT|ECONN/.test(all) ? 'connection closed' : null
}
