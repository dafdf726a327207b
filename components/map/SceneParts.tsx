'use client'
import type { ComponentType } from 'react'
import { azKey } from '@/lib/domain/az'
import type { Snapshot } from '@/lib/domain/model'
import type { RegionBox, ServerBox } from '@/lib/graph/layout'
import { AzHead } from './AzHead'
import type { ServerMarkProps } from './CardFrame'
import { rolesOn } from './overlays'
import type { SceneHelp } from './scene'

/** The heads of the AZ columns of regions. */
export function AzHeads({
  regions,
  snapshot,
  help,
}: {
  regions: readonly RegionBox[]
  snapshot: Snapshot
  help: SceneHelp
}) {
  return regions.flatMap((box) =>
    box.columns.map((column) => (
      <AzHead
        key={azKey(box.id, column.id)}
        column={column}
        regionId={box.id}
        region={snapshot.regions.find((r) => r.id === box.id) ?? null}
        servers={snapshot.servers.filter((s) => s.region === box.id && s.az === column.id)}
        {...help.mark(`az:${azKey(box.id, column.id)}`)}
      />
    )),
  )
}

/** Servers that are drawn one by one, each as the mark of its form. */
export function Servers({
  boxes,
  as: Server,
  help,
}: {
  boxes: readonly ServerBox[]
  as: ComponentType<ServerMarkProps>
  help: SceneHelp
}) {
  const { model, overlays } = help
  return boxes.map((box) => {
    const server = model.servers.get(box.key)
    if (!server) return null
    const counts = model.counts.get(box.key)
    return (
      <Server
        key={box.key}
        box={box}
        server={server}
        leads={counts?.leads ?? 0}
        follows={counts?.follows ?? 0}
        metaLeader={help.metaLeader === box.key}
        gateways={help.gateways.get(box.key) ?? null}
        overlaid={overlays.length > 0 && !help.found(`server:${box.key}`)}
        roles={rolesOn(box.key, overlays)}
        {...help.colour(server.cluster)}
        {...help.sifted(`server:${box.key}`)}
      />
    )
  })
}
