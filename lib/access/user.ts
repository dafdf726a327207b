import { BlockList, isIPv6 } from 'node:net'
import type { Users } from '@/lib/config/types'
import { NOBODY } from '@/lib/domain/audit-search'

const LONGEST = 255

/** The user whom the proxy names, or why nobody is believed to be named, in words for who asks. */
export type Named = { user: string } | { why: string }

/**
 * Who asks, by the header of the proxy that authenticated them.
 * @param value that header, its bytes as characters
 * @param peer the address of the other end of the connection, never one that a header claims
 */
export function namedUser(value: string, peer: string | null, users: Users): Named {
  const { header } = users
  if (peer === null || !isAmong(peer, users.from)) {
    return {
      why: `Changes are only taken through the proxy that names the user in the header ${header}. This request came from an address that users.from of the configuration does not list, where the header is not believed.`,
    }
  }
  const raw = value.trim()
  if (raw === '') {
    return {
      why: `Changes are only taken of named users, and the header ${header} is missing, in which the proxy in front of Orrery must name who asks.`,
    }
  }
  const user = readUser(raw)
  return user === null
    ? {
        why: `The header ${header} names no user that can be put on record: one name of at most ${LONGEST} characters is taken, in UTF-8, without commas and control characters.`,
      }
    : { user }
}

/**
 * A name for the record; null when it is none. A comma is how HTTP joins a header that was sent twice, which is what a
 * proxy makes of a forged one when it adds its own and does not replace. Node gives the bytes of a
 * header as characters.
 */
function readUser(raw: string): string | null {
  try {
    const bytes = Uint8Array.from(raw, (char) => char.charCodeAt(0))
    const user = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (user.length > LONGEST || /[,\p{C}\p{Zl}\p{Zp}]/u.test(user) || user === NOBODY) return null
    return user
  } catch {
    return null
  }
}

function isAmong(peer: string, addresses: readonly string[]): boolean {
  const list = new BlockList()
  const family = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')
  for (const address of addresses) list.addAddress(address, family(address))
  return list.check(peer, family(peer))
}
