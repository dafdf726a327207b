import type { ReactNode } from 'react'
import { NOT_KNOWN } from '@/lib/domain/format'
import styles from './Section.module.css'

/** One block of the inspector: a title, what stands at its right, the content. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** What is selected: its mark and name, what kind of thing it is, and a line of context. */
export function Title({
  mark,
  name,
  mono = false,
  kind,
  context,
}: {
  mark?: ReactNode
  name: string
  mono?: boolean
  kind?: ReactNode
  context: ReactNode
}) {
  return (
    <header className={styles.title}>
      <div className={styles.name}>
        {mark}
        <h2 className={mono ? styles.mono : undefined} title={name}>
          {name}
        </h2>
        {kind}
      </div>
      <p className={styles.context}>{context}</p>
    </header>
  )
}

/** Pairs of word and value. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** One pair; `mono` for names and figures, `missing` says why where the value is "–". */
export function Fact({
  name,
  mono = false,
  title,
  missing,
  children,
}: {
  name: string
  mono?: boolean
  title?: string
  missing?: string
  children: ReactNode
}) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={mono ? 'mono' : undefined} title={children === NOT_KNOWN ? (missing ?? title) : title}>
        {children}
      </dd>
    </div>
  )
}
