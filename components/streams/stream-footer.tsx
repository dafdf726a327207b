import type { Footer } from '@/components/table/column'
import { bytes, count, plural } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import { total, totalText } from '@/lib/domain/total'
import styles from './stream-footer.module.css'

/** In as many lines as it takes; it makes no column wider. */
const Why = ({ children }: { children: string }) => <span className={styles.why}>{children}</span>

/** The number alone is seen, below its head: the word made the column as wide as a long name. */
function accountsOf(streams: readonly Stream[]): Footer[string] {
  const n = new Set(streams.map((s) => s.account)).size
  return {
    content: (
      <>
        {count(n)}
        <span className="visually-hidden"> {n === 1 ? 'account' : 'accounts'}</span>
      </>
    ),
    title: plural(n, 'account'),
  }
}

/** Footer of Stream Report; `partial` is why the sums are lower bounds, or null. */
export function streamFooter(streams: readonly Stream[], partial: string | null): Footer {
  const sum = (value: (s: Stream) => number | null, format: (n: number | null) => string) => {
    const t = total(streams, value)
    return {
      content: totalText({ sum: t.sum, partial: t.partial || partial !== null }, format),
      title: partial ?? undefined,
    }
  }
  return {
    stream: { content: plural(streams.length, 'stream') },
    account: accountsOf(streams),
    consumers: sum((s) => s.consumers, count),
    messages: sum((s) => s.messages, count),
    bytes: sum((s) => s.bytes, bytes),
    lost: sum((s) => s.lost, count),
    deleted: sum((s) => s.deleted, count),
    replicas: { content: partial && <Why>{partial}</Why>, title: partial ?? undefined },
  }
}
