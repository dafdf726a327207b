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
  /** Anything else, with the words of the client library. */
  | 'failed'

/** Sorts what nats.js throws. `where` is the URL, which never carries credentials. */
export function toFault(error: unknown, where: string): NatsFault {
  if (error instanceof NatsFault) return error
  const code = codeOf(error)
  const words = error instanceof Error ? error.message : String(error)
  if (
    code === 'AUTHORIZATION_VIOLATION' ||
    code === 'AUTHENTICATION_EXPIRED' ||
    /authorization/i.test(words)
  ) {
    return new NatsFault('authorization', `${where} refused the user or password`, { cause: error })
  }
  if (code === 'PERMISSIONS_VIOLATION') {
    return new NatsFault('permission', words.replace(/^'|'$/g, ''), { cause: error })
  }
  if (code === '503')
    return new NatsFault('no-responders', 'no server answers that subject', { cause: error })
  if (code === 'TIMEOUT') return new NatsFault('timeout', `${where} did not answer in time`, { cause: error })
  if (/certificate|tls|ssl/i.test(`${code} ${words}`)) {
    return new NatsFault('tls', `TLS to ${where} failed: ${words}`, { cause: error })
  }
  if (
    /CONNECTION_REFUSED|CONNECTION_TIMEOUT|CONNECTION_CLOSED|DISCONNECT|ECONN|EHOST|ENOTFOUND|EAI_AGAIN/.test(
      `${code} ${words}`,
    )
  ) {
    return new NatsFault('unreachable', `${where} cannot be reached (${shortReason(code, words)})`, {
      cause: error,
    })
  }
  return new NatsFault('failed', `${where}: ${words}`, { cause: error })
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return String(error.code)
}

function shortReason(code: string, words: string): string {
  if (/REFUSED/.test(`${code} ${words}`)) return 'connection refused'
  if (/TIMEOUT/.test(`${code} ${words}`)) return 'timed out'
  if (/ENOTFOUND|EAI_AGAIN/.test(`${code} ${words}`)) return 'name not found'
  return 'connection closed'
}
