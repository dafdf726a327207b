import { isIP } from 'node:net'
import type { Reader } from './reader'
import type { Users } from './types'

const KEYS = ['header', 'from', 'hosts']
/** A proxy beside Orrery, which listens on the loopback addresses only. */
const BESIDE = ['127.0.0.1', '::1']

/** What a name of a header consists of (RFC 9110, 5.6.2). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/
/** Headers that every browser sends, or that Next and Orrery use themselves: they never name a user. */
const TAKEN =
  /^(host|origin|referer|cookie|authorization|user-agent|connection|te|upgrade|rsc|via|forwarded|(accept|content|transfer|sec|if|x-orrery|x-middleware|x-nextjs|next)(-.*)?|x-forwarded-(for|host|port|proto))$/

/** Who names users; null when the block is missing: then Orrery knows none. */
export function readUsers(reader: Reader, value: unknown): Users | null {
  if (value === undefined) return null
  const block = reader.object('users', value, KEYS)
  const header = reader.text('users.header', block.header)?.toLowerCase() ?? null
  if (block.header === undefined)
    reader.problem('users.header', 'is missing: it names the header with the user')
  else if (header !== null && !TOKEN.test(header))
    reader.problem('users.header', 'is not the name of a header')
  else if (header !== null && TAKEN.test(header))
    reader.problem(
      'users.header',
      'is a header with a meaning of its own; take one that only your proxy sets',
    )
  const from = reader.texts('users.from', block.from) ?? BESIDE
  if (from.some((address) => isIP(address) === 0))
    reader.problem('users.from', 'must hold IP addresses: those that the proxy connects from')
  const hosts = reader.texts('users.hosts', block.hosts)?.map((host) => host.toLowerCase()) ?? []
  if (hosts.some((host) => !/^(\[[0-9a-f:]+\]|[\w.-]+)$/.test(host)))
    reader.problem('users.hosts', 'must hold names of hosts, without scheme, port and path')
  return { header: header ?? '', from, hosts }
}
