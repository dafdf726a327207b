'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useDetail } from '@/components/live/useDetail'
import { TableGrid } from '@/components/table/TableGrid'
import { TableScroller } from '@/components/table/TableScroller'
import { TableTools } from '@/components/table/TableTools'
import { useTable } from '@/components/table/useTable'
import { View } from '@/components/table/View'
import { useSelection } from '@/components/ui/useSelection'
import { isLeafnodes } from '@/lib/domain/detail-shape'
import { plural } from '@/lib/domain/format'
import { type LeafnodeRow, leafnodeKey } from '@/lib/domain/leafnodes'
import { serverHref } from '@/lib/url/links'
import { LinksSwitch } from './LinksSwitch'
import { leafnodeColumns, leafnodeFooter } from './leafnode-columns'
import { NoLeafnodes } from './NoLeafnodes'
import styles from './view.module.css'

const BY_SERVER = { column: 'server', direction: 'asc' } as const

/** Every leafnode connection, as the server at one end of it tells; asked for while this is looked at. */
export function LeafnodesView() {
  const { servers, clusters, leafnodes } = useSnapshot()
  const sieve = useSieve()
  const router = useRouter()
  const [selection, select] = useSelection()
  const [picked, setPicked] = useState<string | null>(null)
  const { detail, trouble } = useDetail({
    href: '/api/leafnodes',
    initial: null,
    is: isLeafnodes,
    row: leafnodes,
  })
  const byKey = useMemo(() => new Map(servers.map((s) => [s.key, s])), [servers])
  const columns = useMemo(() => leafnodeColumns(clusters, byKey), [clusters, byKey])
  const found = useMemo(() => {
    const telling = new Set(detail?.rows.map((r) => r.server))
    return sieve.sift(
      'server',
      servers.filter((s) => telling.has(s.key)),
    )
  }, [sieve, servers, detail])
  const rows = useMemo(() => {
    const kept = new Set(found.kept.map((s) => s.key))
    return detail?.rows.filter((r) => kept.has(r.server)) ?? []
  }, [detail, found])
  const table = useTable({
    caption: 'Leafnode Report',
    columns,
    rows,
    sortKey: 'sort-leafnodes',
    defaultSort: BY_SERVER,
  })
  const chosen = selection?.kind === 'server' ? selection.id : null
  const choose = (r: LeafnodeRow) => {
    setPicked(leafnodeKey(r))
    void select({ kind: 'server', id: r.server })
  }
  const selected = rows.filter((r) => r.server === chosen).map(leafnodeKey)
  return (
    <View
      title="Leafnodes"
      needs="servers"
      chips={
        detail &&
        detail.rows.length > 0 && (
          <span className={styles.counts}>
            {plural(detail.rows.length, 'connection')} on{' '}
            {plural(new Set(detail.rows.map((r) => r.server)).size, 'server')}
            {detail.untold.length > 0 && (
              <span title={detail.untold.join(', ')}>
                {' '}
                · {plural(detail.untold.length, 'server')} not reported
              </span>
            )}
          </span>
        )
      }
      actions={
        <>
          {trouble && <span className={styles.counts}>{trouble}</span>}
          {rows.length > 0 && <TableTools table={table} />}
          <LinksSwitch />
        </>
      }
    >
      {detail?.rows.length === 0 ? (
        <NoLeafnodes untold={detail.untold} />
      ) : (
        <TableScroller>
          <TableGrid
            table={table}
            rowKey={leafnodeKey}
            selected={picked !== null && selected.includes(picked) ? picked : selected[0]}
            onSelect={choose}
            onOpen={(r) => router.push(serverHref(r.server))}
            foot={leafnodeFooter(rows)}
            empty={
              detail ? (
                <FilteredOut noun="server" sifted={found} where=" with leafnodes" />
              ) : (
                (trouble ?? 'Asking…')
              )
            }
          />
        </TableScroller>
      )}
    </View>
  )
}
