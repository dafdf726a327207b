import styles from './Pips.module.css'

/** Above this many members single pips can no longer be told apart: parts of one bar are drawn instead. */
const MOST = 24

/** How many of a group are there, how many it needs (the bar), how many more may fail. */
export function Pips({ size, needed, online }: { size: number; needed: number; online: number }) {
  const groups = [
    { kind: 'base', members: Math.min(online, needed) },
    { kind: 'spare', members: Math.max(0, online - needed) },
    { kind: 'lost', members: Math.max(0, size - online) },
  ].filter((g) => g.members > 0)
  const parts =
    size <= MOST
      ? groups.flatMap((g) => Array.from({ length: g.members }, () => ({ ...g, members: 1 })))
      : groups
  return (
    <div className={styles.pips}>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pips have no identity beyond their place
        <span key={i} className={`${styles.pip} ${styles[part.kind]}`} style={{ flexGrow: part.members }} />
      ))}
      <span className={styles.threshold} style={{ left: `${(needed / Math.max(size, 1)) * 100}%` }} />
    </div>
  )
}
