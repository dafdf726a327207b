import { count, plural } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import type { Sieve, Sifted } from '@/lib/domain/query/sieve'
import type { Kind } from '@/lib/domain/query/world'

const NOUN: Record<Kind, string> = {
  server: 'server',
  stream: 'stream',
  cluster: 'cluster',
  gateway: 'link',
  finding: 'finding',
}

/** How many rows of one kind are kept, passed over and hidden in a snapshot. */
export function siftedOf(sieve: Sieve, snapshot: Snapshot, kind: Kind): Sifted<unknown> {
  switch (kind) {
    case 'server':
      return sieve.sift(kind, snapshot.servers)
    case 'stream':
      return sieve.sift(kind, snapshot.streams)
    case 'cluster':
      return sieve.sift(kind, snapshot.clusters)
    case 'gateway':
      return sieve.sift(kind, snapshot.gateways)
    case 'finding':
      return sieve.sift(kind, snapshot.findings)
  }
}

/** `3 of 12 servers, 4 hidden`. */
export function countWords(kind: Kind, { total, kept, hidden }: Sifted<unknown>): string {
  const words = `${count(kept.length)} of ${plural(total, NOUN[kind])}`
  return hidden.length > 0 ? `${words}, ${count(hidden.length)} hidden` : words
}
