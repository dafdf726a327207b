'use client'
import { createContext, type ReactNode, useContext, useState } from 'react'
import styles from './DataTable.module.css'

const Scroller = createContext<HTMLElement | null>(null)

/** The one scrolling area of a view; heads of the tables in it stick to its top, footers to its bottom. */
export function TableScroller({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  return (
    <div ref={setElement} className={styles.scroller}>
      <Scroller value={element}>{children}</Scroller>
    </div>
  )
}

export const useScroller = () => useContext(Scroller)
