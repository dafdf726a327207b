import Link from 'next/link'
import styles from './more.module.css'

const FAULTY = `/gateways?find=${encodeURIComponent('!healthy')}`

/** How many links have a fault and no room for their names; leads to where all of them are told. */
export function MoreFaulty({ count }: { count: number }) {
  return (
    <Link
      href={FAULTY}
      className={styles.more}
      title="Gateway pairs with a fault that have no room for their names here: see them all in Gateways"
    >
      +{count} more faulty
    </Link>
  )
}
