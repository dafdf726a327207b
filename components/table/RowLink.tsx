import Link from 'next/link'
import type { ReactNode } from 'react'
import { cutParts } from '@/lib/graph/text'
import styles from './RowLink.module.css'

interface Props {
  href: string
  name: string
  /** It is gone. */
  gone?: boolean
  /** What stands behind the name. */
  children?: ReactNode
}

/**
 * What a row is named after, as a link to its page. No tab stop of its own: the row is one, and Enter follows it. Where the
 * table has no room a long name gives way in its middle, so that what is known of it stays in sight; its title tells all of it.
 */
export function RowLink({ href, name, gone = false, children }: Props) {
  const Text = gone ? 's' : 'span'
  const { start, end } = cutParts(name)
  const isLong = end !== ''
  return (
    <span className={styles.cell}>
      <Link
        href={href}
        tabIndex={-1}
        prefetch={false}
        className={styles.name}
        data-name=""
        aria-label={isLong ? name : undefined}
        title={isLong ? name : undefined}
      >
        <Text className={isLong ? styles.start : undefined}>{start}</Text>
        {isLong && <Text>{end}</Text>}
      </Link>
      {children}
    </span>
  )
}
