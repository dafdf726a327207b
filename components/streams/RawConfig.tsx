import { stringifyExact } from '@/lib/domain/exact-json'
import styles from './RawConfig.module.css'

/** The configuration exactly as the server sent it, for what has no line of its own; folded until it is wanted. */
export function RawConfig({ raw }: { raw: Record<string, unknown> }) {
  return (
    <details className={styles.raw}>
      <summary>Configuration as the server sent it (JSON)</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <pre tabIndex={0}>{stringifyExact(raw, 2)}</pre>
    </details>
  )
}
