'use client'
import { Breadcrumb } from '@/components/map/Breadcrumb'
import { FormSwitch } from '@/components/map/FormSwitch'
import { StreamPicker } from '@/components/map/StreamPicker'
import toolbar from '@/components/map/toolbar.module.css'
import { plural } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'
import type { Scope } from '@/lib/domain/scope'

/** What the tables show in numbers, the way to it, and the stream whose roles they tell. */
export function TwinToolbar(props: {
  snapshot: Snapshot
  /** What of it lies in the scope. */
  here: Snapshot
  scope: Scope | null
  onScope: (next: Scope | null) => void
  /** Key of the chosen stream, '' when there is none. */
  stream: string
  onStream: (key: string) => void
}) {
  const { snapshot, here, scope } = props
  return (
    <div className={toolbar.toolbar}>
      <Breadcrumb snapshot={snapshot} scope={scope} opened={null} onScope={props.onScope} />
      <p className={toolbar.counts}>
        {plural(here.regions.length, 'region')} · {plural(here.clusters.length, 'cluster')} ·{' '}
        {plural(here.servers.length, 'server')}
      </p>
      <StreamPicker streams={snapshot.streams} chosen={props.stream} onChoose={props.onStream} />
      <FormSwitch />
    </div>
  )
}
