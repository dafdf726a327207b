'use client'
import type { ReactNode } from 'react'
import { CollectorClock } from '@/components/live/CollectorClock'
import styles from './Shell.module.css'

/** The frame of every view: rail, top bar, the view, the inspector. */
export function Shell({ children }: { writable: string[]; children: ReactNode }) {
  return (
    <CollectorClock>
      <div className={styles.shell}>
        <main id="view" className={styles.main} tabIndex={-1}>
          {children}
        </main>
      </div>
    </CollectorClock>
  )
}
