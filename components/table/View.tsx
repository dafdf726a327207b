import type { ReactNode } from 'react'
import { type Need, ViewState } from '@/components/shell/ViewState'
import styles from './View.module.css'

interface Props {
  title: ReactNode
  /** Right end of the toolbar. */
  actions?: ReactNode
  /** Beside the title. */
  chips?: ReactNode
  /** Without what it needs there is nothing to see, and the reason stands in its place. */
  needs?: Need
  children: ReactNode
}

/** A view made of tables: one toolbar, then whatever scrolls. */
export function View({ title, chips, actions, needs, children }: Props) {
  return (
    <div className={styles.view}>
      <header className={styles.toolbar}>
        <h1>{title}</h1>
        {chips}
        <span className={styles.gap} />
        {actions}
      </header>
      {needs ? <ViewState needs={needs}>{children}</ViewState> : children}
    </div>
  )
}

/** Heading of a table, or of a block of facts, inside a scrolling view; `tools` stand at its end. */
export function SectionTitle(props: { children: ReactNode; aside?: ReactNode; tools?: ReactNode }) {
  return (
    <div className={styles.section}>
      <h2>{props.children}</h2>
      {props.aside !== undefined && <span>{props.aside}</span>}
      {props.tools && <span className={styles.tools}>{props.tools}</span>}
    </div>
  )
}

export function Chip({
  tone,
  title,
  children,
}: {
  tone: 'crit' | 'warn'
  title?: string
  children: ReactNode
}) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {children}
    </span>
  )
}
