'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Chip } from '@/components/ui/Chip'
import { count, plural } from '@/lib/domain/format'
import { impact } from '@/lib/domain/impact'
import type { Region } from '@/lib/domain/model'
import { ClustersHere } from './ClustersHere'
import { FindingsTouching } from './FindingsTouching'

import { LossSection } from './LossSection'
import panel from './Panel.module.css'
import { ScopeLink } from './ScopeLink'

import { Section, Title } from './Section'
import { ServerTable } from './ServerTable'

/** More servers are not listed here: the map and the servers view do that better. */
const MOST_LISTED = 40

/** One region: its AZs, and what stops when it fails. */
export function RegionPanel({ region }: { region: Region }) {
  const snapshot = useSnapshot()
  const keys = new Set(region.azs.flatMap((a) => a.servers))
  const servers = snapshot.servers.filter((s) => keys.has(s.key))
  const up = servers.filter((s) => s.state === 'up').length
  const { streams, meta, regions } = snapshot
  const losses = useMemo(
    () => impact({ streams, servers: snapshot.servers, meta, regions }).regions,
    [streams, snapshot.servers, meta, regions],
  )
  const loss = losses[regions.indexOf(region)]
  return (
    <>
      <Title
        name={region.label}
        mono
        kind={<Chip>region</Chip>}
        context={`${count(up)} of ${plural(servers.length, 'server')} up · ${plural(region.azs.length, 'AZ')}`}
      />
      <Section title="Clusters here" aside="servers in this region">
        <ClustersHere servers={servers} snapshot={snapshot} />
      </Section>
      {region.azs.map((az) => (
        <Section key={az.id ?? ''} title={az.label} aside={plural(az.servers.length, 'server')}>
          {servers.length <= MOST_LISTED && (
            <ServerTable servers={servers.filter((s) => az.servers.includes(s.key))} />
          )}
          {region.azs.length > 1 && (
            <ScopeLink scope={{ kind: 'az', region: region.id, az: az.id }}>Scope to {az.label}</ScopeLink>
          )}
        </Section>
      ))}
      <FindingsTouching kind="region" id={region.id} what="this region" />
      {loss && <LossSection title="If this region fails" loss={loss} />}
      <div className={panel.actions}>
        <ScopeLink scope={{ kind: 'region', region: region.id }}>Scope to {region.label}</ScopeLink>
      </div>
    </>
  )
}
