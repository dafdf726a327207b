import { createHash } from 'node:crypto'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Raft peer id of a server name: the first eight bytes of its SHA-256, each mod 62 (nats-server, getHash). Resolves peers
 * that a restarted meta leader only knows as "Server name unknown".
 */
export function peerId(serverName: string): string {
  const hash = createHash('sha256').update(serverName).digest().subarray(0, 8)
  return [...hash].map((byte) => DIGITS[byte % 62]).join('')
}
