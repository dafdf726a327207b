import type { ReactNode } from 'react'
import styles from './map.module.css'

/** What is common to all marks that can be chosen: one tab stop on the map, arrows move it, Enter or a click selects. */
export interface MarkProps {
  selected: boolean
  /** Whether this is the map's tab stop. */
  tab: boolean
}

/** A focusable mark. `id` is the selection it stands for, e.g. `server:rg1-az1`. */
export function Mark({
  id,
  name,
  selected,
  tab,
  dim = false,
  passedOver = false,
  at,
  className,
  children,
}: MarkProps & {
  id: string
  name: string
  dim?: boolean
  /** Something is looked for, and this is not it. */
  passedOver?: boolean
  at?: { x: number; y: number }
  className?: string | undefined
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <button> cannot be drawn inside an svg
    <g
      role="button"
      tabIndex={tab ? 0 : -1}
      aria-label={passedOver ? `${name}, not what is looked for` : name}
      aria-pressed={selected}
      data-mark={id}
      data-dim={dim || passedOver || undefined}
      className={[styles.mark, className].filter(Boolean).join(' ')}
      transform={at ? `translate(${at.x} ${at.y})` : undefined}
    >
      {children}
    </g>
  )
}
