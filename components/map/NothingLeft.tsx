'use client'
import { FilteredOut, FilteredOutView } from '@/components/filter/FilteredOut'
import { useFilter } from '@/components/filter/useFilter'
import type { Server } from '@/lib/domain/model'
import type { Sifted } from '@/lib/domain/query/sieve'
import styles from './nothing.module.css'

/**
 * Over the drawing, which stays where it is: hide leaves no server of it; or what is looked for is no server and no link of
 * it, which is then all dimmed and says nothing of why.
 */
export function NothingLeft({ servers, where }: { servers: Sifted<Server>; where: string }) {
  const { find } = useFilter()
  if (servers.hidden.length === servers.total)
    return (
      <div className={styles.over}>
        <FilteredOutView noun="server" sifted={servers} where={where} />
      </div>
    )
  return (
    <div className={styles.low}>
      <section className={styles.said} aria-label="Nothing is found">
        <p>
          No server or link{where} is{' '}
          <span className={`clipped ${styles.find}`} title={find}>
            {find}
          </span>
        </p>
        <FilteredOut noun="server" sifted={servers} where={where} />
      </section>
    </div>
  )
}
