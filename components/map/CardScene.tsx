'use client'
import type { ReactNode } from 'react'
import { azKey } from '@/lib/domain/az'
import type { Snapshot } from '@/lib/domain/model'
import { AzHead } from './AzHead'
import { Band } from './Band'
import { HiddenMark } from './HiddenMark'
import { rolesOn } from './overlays'
import { RegionFrame } from './RegionFrame'
import { ServerCard } from './ServerCard'
import { ServerChip } from './ServerChip'
import { StreamOverlay } from './StreamOverlay'
import type { SceneHelp } from './scene'
import type { Shown } from './shown'

/** The marks of a map whose servers are all drawn one by one. */
export function CardScene({
  snapshot,
  shown,
  help,
  ribbons,
  between,
  onShowHidden,
  children,
}: {
  snapshot: Snapshot
  shown: Shown
  help: SceneHelp
  /** Whether the layer of cross-region clusters is on. */
  ribbons: boolean
  /** What lies over the bands and under the servers. */
  between: ReactNode
  onShowHidden: () => void
  /** What lies over the servers. */
  children: ReactNode
}) {
  const { model, overlays, mark, sifted, colour } = help
  const overlaid = overlays.length > 0
  const { layout } = shown
  const rows = (keys: string[]) => keys.flatMap((k) => model.servers.get(k) ?? [])
  const touched = new Set(
    layout.servers.filter((s) => rolesOn(s.key, overlays).length > 0).map((s) => s.band),
  )
  const drawn = new Set(layout.lanes.flatMap((l) => l.servers.map((s) => s.key)))
  return (
    <>
      {layout.regions.map((box) => (
        <RegionFrame
          key={box.id}
          box={box}
          region={snapshot.regions.find((r) => r.id === box.id) ?? null}
          servers={snapshot.servers.filter((s) => s.region === box.id && drawn.has(s.key))}
          {...mark(`region:${box.id}`)}
        />
      ))}
      {layout.regions.flatMap((box) =>
        box.columns.map((column) => (
          <AzHead
            key={azKey(box.id, column.id)}
            column={column}
            regionId={box.id}
            region={snapshot.regions.find((r) => r.id === box.id) ?? null}
            servers={snapshot.servers.filter((s) => s.region === box.id && s.az === column.id)}
            {...mark(`az:${azKey(box.id, column.id)}`)}
          />
        )),
      )}
      {layout.bands.map((box) =>
        box.ribbon && !ribbons ? null : (
          <Band
            key={box.id}
            box={box}
            cluster={snapshot.clusters.find((c) => c.name === box.cluster) ?? null}
            servers={rows(box.lane.servers.map((s) => s.key))}
            dim={overlaid && !touched.has(box.id)}
            survival={model.survivals.get(box.cluster ?? '')?.words ?? null}
            survives={model.survivals.get(box.cluster ?? '')?.isWell ?? true}
            {...colour(box.cluster)}
            {...sifted(`cluster:${box.cluster}`)}
          />
        ),
      )}
      {between}
      {overlaid && <StreamOverlay layout={layout} overlays={overlays} />}
      {layout.servers.map((box) => {
        const server = model.servers.get(box.key)
        if (!server) return null
        const counts = model.counts.get(box.key)
        const Server = box.form === 'card' ? ServerCard : ServerChip
        return (
          <Server
            key={box.key}
            box={box}
            server={server}
            leads={counts?.leads ?? 0}
            follows={counts?.follows ?? 0}
            metaLeader={help.metaLeader === box.key}
            overlaid={overlaid}
            roles={rolesOn(box.key, overlays)}
            {...colour(server.cluster)}
            {...sifted(`server:${box.key}`)}
          />
        )
      })}
      {children}
      {shown.hidden.map((h) => (
        <HiddenMark key={h.region.id} {...h} onShow={onShowHidden} />
      ))}
    </>
  )
}
