'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { Age } from '@/components/live/Age'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useDetail } from '@/components/live/useDetail'
import { DataTable } from '@/components/table/DataTable'
import { DetailNotice, OldDetailNotice } from '@/components/table/DetailNotice'
import { TableScroller } from '@/components/table/TableScroller'
import { View } from '@/components/table/View'
import { ClusterName } from '@/components/ui/ClusterName'
import { StateWord } from '@/components/ui/StateWord'
import { useSelection } from '@/components/ui/useSelection'
import { isServerDetail } from '@/lib/domain/detail-shape'
import { dateClock, plural } from '@/lib/domain/format'
import { notInMetaGroup } from '@/lib/domain/meta-member'
import { type Finding, type Server, type ServerKey, type Stream, streamKey } from '@/lib/domain/model'
import { countsWords, replicaCounts } from '@/lib/domain/replica-counts'
import type { ServerDetail } from '@/lib/domain/server-detail'
import { serverHref, streamHref } from '@/lib/url/links'
import { ServerFacts, SnapshotFacts } from './ServerFacts'
import { type GatewayRow, gatewaysOf, streamsOn } from './server-links'
import { gatewayColumns, type RouteRow, routeColumns, streamsHereColumns } from './server-page-columns'

const BY_STREAM = { column: 'stream', direction: 'asc' } as const
const BY_CLUSTER = { column: 'cluster', direction: 'asc' } as const
const BY_PEER = { column: 'peer', direction: 'asc' } as const
const idOf = (r: { id: string }) => r.id

const TOLD_ANYWAY = new Set(['SERVER_STATE', 'NOT_A_META_MEMBER'])
/** What was found of this server, beyond what the page tells anyway. */
const isAbout = (name: ServerKey) => (f: Finding) =>
  f.subject.kind === 'server' && f.subject.id === name && !TOLD_ANYWAY.has(f.code)

/** The page of one server: every field of `nats server info`, then what it carries and whom it talks to. */
export function ServerPage({ name, initial }: { name: ServerKey; initial: ServerDetail | null }) {
  const { servers, clusters, streams, gateways, meta, findings, goneServers } = useSnapshot()
  const server = servers.find((s) => s.key === name) ?? null
  const gone = goneServers.find((s) => s.key === name) ?? null
  const router = useRouter()
  const { detail: asked, trouble } = useDetail({
    href: `/api/servers/${encodeURIComponent(name)}`,
    initial,
    is: isServerDetail,
    row: server,
  })
  const isThere = server?.state === 'up' || server?.state === 'leaving'
  // The detail is asked only while somebody looks at this page: the row may hold a later word, even of a later start.
  const isOld = asked !== null && server !== null && !isThere && isLater(server.observedAt, asked.observedAt)
  const detail = isOld && asked.id !== server.id ? null : asked
  const here = useMemo(() => streamsOn(name, streams), [name, streams])
  const told = detail?.gateways ?? null
  const links = useMemo(() => gatewaysOf(name, gateways, told), [name, gateways, told])
  const routes = useMemo(() => routeRows(detail), [detail])
  const streamCols = useMemo(() => streamsHereColumns(name), [name])
  const gatewayCols = useMemo(() => gatewayColumns(clusters, isThere), [clusters, isThere])
  const routeCols = useMemo(() => routeColumns(detail?.version ?? null, isThere), [detail?.version, isThere])
  const dim = useCallback(() => !isThere, [isThere])
  const [, select] = useSelection()
  const openStream = useCallback((s: Stream) => router.push(streamHref(s)), [router])
  const pickStream = useCallback((s: Stream) => void select({ kind: 'stream', id: streamKey(s) }), [select])
  const openPeer = useCallback(
    ({ peer }: { peer: ServerKey | null }) => peer !== null && router.push(serverHref(peer)),
    [router],
  )
  const pickLink = useCallback((g: GatewayRow) => void select({ kind: 'gateway', id: g.link }), [select])
  const pickPeer = useCallback(
    ({ peer }: RouteRow) => peer !== null && void select({ kind: 'server', id: peer }),
    [select],
  )
  const held = countsWords(replicaCounts(here).get(name))

  return (
    <View
      title={
        <span className="mono" title={name}>
          {name}
        </span>
      }
      chips={server && <Identity server={server} clusters={clusters} />}
      actions={
        detail && (
          <span style={{ color: 'var(--ink-3)', fontSize: 12 }}>
            from {(isOld ? server : detail).via ?? 'its vantage'} ·{' '}
            <Age at={(isOld ? server : detail).observedAt} suffix=" ago" />
          </span>
        )
      }
    >
      <TableScroller>
        {server === null && gone !== null && (
          <DetailNotice tone="crit">
            {name} is gone since {dateClock(gone.since)} UTC, <Age at={gone.since} suffix=" ago" />:{' '}
            {gone.why}. It counts for nothing any more. <Link href="/servers">All servers</Link>
          </DetailNotice>
        )}
        {server === null && gone === null && (
          <DetailNotice tone="crit">
            No server named {name} is in this snapshot. <Link href="/servers">All servers</Link>
          </DetailNotice>
        )}
        {server !== null && server.state !== 'up' && (
          <DetailNotice tone={server.state === 'down' ? 'crit' : 'warn'}>
            {name} is {server.state} since {dateClock(server.since)} UTC: {server.why}.{' '}
            {server.observedAt === null && detail === null
              ? 'It has told nothing about itself yet.'
              : 'Below is the last that is known of it, and how old that is.'}
          </DetailNotice>
        )}
        {server !== null && notInMetaGroup(server) && (
          <DetailNotice tone="warn">
            {name} answers, but the meta leader {meta.leader ?? ''} does not list it: nothing can be placed on
            it until it joins the meta group. A restart of {name} usually does it.
          </DetailNotice>
        )}
        {findings.filter(isAbout(name)).map((f) => (
          <DetailNotice key={f.code} tone={f.severity === 'critical' ? 'crit' : 'warn'}>
            {f.summary}. {f.evidence.join('; ')}.
          </DetailNotice>
        ))}
        {trouble !== null && server?.state === 'up' && (
          <OldDetailNotice trouble={trouble} observedAt={detail?.observedAt ?? null} />
        )}
        {detail ? (
          <ServerFacts detail={detail} server={server} newer={isOld ? server : null} />
        ) : (
          server && <SnapshotFacts server={server} />
        )}
        {server !== null && (
          <>
            <DataTable
              title="Streams on this server"
              aside={held.join(', ')}
              caption={`Streams on ${name}`}
              columns={streamCols}
              rows={here}
              rowKey={streamKey}
              sortKey="sort"
              defaultSort={BY_STREAM}
              onSelect={pickStream}
              onOpen={openStream}
              empty={`No known stream has a copy on ${name}.`}
            />
            <DataTable
              title="Gateways"
              aside={isThere ? plural(links.length, 'connection') : undefined}
              caption={`Gateways of ${name}`}
              columns={gatewayCols}
              rows={links}
              rowKey={idOf}
              sortKey="sort-gateways"
              defaultSort={BY_CLUSTER}
              onSelect={pickLink}
              onOpen={openPeer}
              dim={dim}
              empty={`${name} has reported no gateway connection.`}
            />
            <DataTable
              title="Routes"
              aside={
                routes &&
                detail && (
                  <>
                    {plural(routes.length, 'connection')}
                    {!isThere && ' · '}
                    {!isThere && <Age at={detail.observedAt} suffix=" ago" />}
                  </>
                )
              }
              caption={`Routes of ${name}`}
              columns={routeCols}
              rows={routes ?? []}
              rowKey={idOf}
              sortKey="sort-routes"
              defaultSort={BY_PEER}
              onSelect={pickPeer}
              onOpen={openPeer}
              dim={dim}
              empty={
                routes === null
                  ? isThere
                    ? `${name} has not answered about its routes yet.`
                    : `${name} does not answer: its routes are not known.`
                  : `${name} has no route connection.`
              }
            />
          </>
        )}
      </TableScroller>
    </View>
  )
}

function Identity({ server: s, clusters }: { server: Server; clusters: readonly { name: string }[] }) {
  return (
    <span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', color: 'var(--ink-2)' }}>
      <StateWord state={s.state} why={s.why} />
      <span className="mono" style={{ fontSize: 12 }}>
        <ClusterName name={s.cluster} clusters={clusters} />
      </span>
      <span style={{ fontSize: 12 }}>
        {s.region} › {s.az === null ? 'no AZ tag' : `az ${s.az}`} · {s.why} · {s.state} since{' '}
        {dateClock(s.since)} UTC
      </span>
    </span>
  )
}

/** Whether the first time is later than the second (ISO 8601); one that is not known is not. */
const isLater = (a: string | null, b: string) => a !== null && Date.parse(a) > Date.parse(b)

function routeRows(detail: ServerDetail | null): RouteRow[] | null {
  const routes = detail?.routes
  return (
    routes?.map((r, i) => ({ ...r, id: `${r.peerId ?? r.address ?? ''}/${r.account ?? ''}/${i}` })) ?? null
  )
}
