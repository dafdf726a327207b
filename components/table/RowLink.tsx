import Link from 'next/link'
import type { ReactNode } from 'react'

/** What a row is named after, as a link to its page. No tab stop of its own: the row is one, and Enter follows it. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} tabIndex={-1} prefetch={false}>
      {children}
    </Link>
  )
}
