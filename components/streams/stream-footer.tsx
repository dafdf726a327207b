import type { Footer } from '@/components/table/column'
import { bytes, count, plural } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import { total, totalText } from '@/lib/domain/total'
import styles from './stream-footer.module.css'

/** As much of it as has room; it makes no column wider. */
const Why = ({ children }: { children: string }) => <span className={styles.why}>{children}</span>

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
    account: { content: plural(new Set(streams.map((s) => s.account)).size, 'account') },
    consumers: sum((s) => s.consumers, count),
    messages: sum((s) => s.messages, count),
    bytes: sum((s) => s.bytes, bytes),
    lost: sum((s) => s.lost, count),
    deleted: sum((s) => s.deleted, count),
    replicas: { content: partial && <Why>{partial}</Why>, title: partial ?? undefined },
  }
}
