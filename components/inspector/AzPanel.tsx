'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Chip } from '@/components/ui/Chip'
import { count, plural } from '@/lib/domain/format'
import { lossOf } from '@/lib/domain/impact'
import type { Az, Region } from '@/lib/domain/model'
import { LossSection } from './LossSection'
import panel from './Panel.module.css'
import { ScopeLink } from './ScopeLink'
import { Section, Title } from './Section'
import { SelectButton } from './SelectButton'
import { ServerTable } from './ServerTable'

/** One AZ of a region: its servers, and what stops when it fails. */
export function AzPanel({ region, az }: { region: Region; az: Az }) {
  const { servers: all, streams, meta, regions } = useSnapshot()
  const servers = all.filter((s) => az.servers.includes(s.key))
  const up = servers.filter((s) => s.state === 'up').length
  const loss = useMemo(
    () => lossOf({ streams, servers: all, meta, regions }, { label: az.label, servers: az.servers }),
    [streams, all, meta, regions, az],
  )
  return (
    <>
      <Title
        name={az.label}
        kind={<Chip>AZ</Chip>}
        context={
          <>
            of region <SelectButton kind="region" id={region.id} /> · {count(up)} of{' '}
            {plural(servers.length, 'server')} up
          </>
        }
      />
      <Section title="Servers" aside={plural(servers.length, 'server')}>
        <ServerTable servers={servers} />
      </Section>
      {/* Servers without an AZ tag do not fail together. */}
      {loss && az.id !== null && <LossSection title="If this AZ fails" loss={loss} />}
      <div className={panel.actions}>
        <ScopeLink scope={{ kind: 'az', region: region.id, az: az.id }}>Scope to {az.label}</ScopeLink>
      </div>
    </>
  )
}
