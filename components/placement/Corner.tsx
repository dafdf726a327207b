import head from './head.module.css'

/** Heads of the columns that stay at the left, and what the figures in the heads of the servers are. */
export function Corner({ mean, tabStop }: { mean: number | null; tabStop: boolean }) {
  return (
    <>
      <th scope="col" className={head.corner} data-row="" data-col="" tabIndex={tabStop ? 0 : -1}>
        Stream
      </th>
      <th scope="col" className={`${head.corner} ${head.account}`}>
        Acct
      </th>
      <th scope="col" className={`${head.corner} ${head.wanted}`} title="Replicas wanted">
        R
        <span className={head.key} aria-hidden="true">
          leaders, followers
          <br />
          {mean === null ? '' : `against mean ${mean.toFixed(1)}`}
        </span>
      </th>
    </>
  )
}
