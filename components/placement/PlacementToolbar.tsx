'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Segmented } from '@/components/ui/Segmented'
import { count, plural } from '@/lib/domain/format'
import type { Replica } from '@/lib/domain/model'
import type { Grouping } from '@/lib/domain/placement-rows'
import type { Shown } from '@/lib/url/choices'
import { CellMark } from './CellMark'
import styles from './toolbar.module.css'

/** What is shown in numbers, what of it, and in which order. */
export function PlacementToolbar(props: {
  streams: number
  affected: number
  servers: number
  shown: Shown
  onShown: (shown: Shown) => void
  group: Grouping
  onGroup: (group: Grouping) => void
  onExport: () => void
  /** Opens the plan that spreads leaders; `why` when that cannot be. */
  onBalance: () => void
  balanceWhy: string | null
}) {
  const { streams, affected, servers, shown, group } = props
  return (
    <header className={styles.toolbar}>
      <h1>Placement</h1>
      <p className={styles.counts}>
        {plural(streams, 'stream')} on {plural(servers, 'server')}
      </p>
      <Segmented
        label="Streams shown"
        value={shown}
        onChange={props.onShown}
        options={[
          { value: 'all', label: `All ${count(streams)}` },
          {
            value: 'affected',
            label: `Only affected ${count(affected)}`,
            title:
              'Streams without leader or quorum, or with a replica that lags, is offline, missing or unknown',
          },
        ]}
      />
      <Segmented
        label="Group by"
        value={group}
        onChange={props.onGroup}
        options={[
          { value: 'cluster', label: 'Group by cluster' },
          { value: 'account', label: 'Account' },
          { value: 'name', label: 'Name' },
        ]}
      />
      <Button
        size="small"
        className={styles.end}
        onClick={props.onBalance}
        disabled={props.balanceWhy !== null}
        title={props.balanceWhy ?? 'A plan that spreads the leaders evenly over the servers'}
      >
        Balance leaders…
      </Button>
      <Button
        size="small"
        onClick={props.onExport}
        title="The rows that are shown, as comma-separated values"
      >
        CSV
      </Button>
    </header>
  )
}

/** What the marks of the cells mean, drawn by what draws them. Below the grid, so that no width moves the grid. */
export function PlacementLegend() {
  return (
    <section aria-label="Legend" className={styles.bottom}>
      <ul className={styles.legend}>
        <Item of="leader" state="current">
          leader
        </Item>
        <Item state="current">follower</Item>
        <Item state="lagging" lag={38}>
          operations behind
        </Item>
        <Item state="offline">offline</Item>
        <Item state="missing">missing: wanted there, and not there</Item>
        <Item state="unknown">not known</Item>
      </ul>
    </section>
  )
}

function Item({
  of = 'follower',
  state,
  lag = null,
  children,
}: Pick<Replica, 'state'> & { of?: Replica['role']; lag?: number | null; children: ReactNode }) {
  return (
    <li>
      <CellMark role={of} state={state} lag={lag} />
      {children}
    </li>
  )
}
