'use client'
import { Fragment } from 'react'
import type { Snapshot } from '@/lib/domain/model'
import { OPEN } from '@/lib/domain/query/sieve'
import { footId } from '@/lib/graph/capsules/focus'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import { rolesOn } from '../overlays'
import { RegionFrame } from '../RegionFrame'
import { AzHeads, Servers } from '../SceneParts'
import { ServerChip } from '../ServerChip'
import type { SceneHelp } from '../scene'
import { Capsule } from './Capsule'
import { CapsuleBand } from './CapsuleBand'
import { ClosedRegion, RegionFoot } from './CapsuleRegion'
import { groupFacts } from './facts'

/** The marks of a map whose servers are too many to be cards. The bundles are drawn by the canvas around it. */
export function CapsuleScene({
  layout,
  snapshot,
  help,
  ribbons,
  between,
}: {
  layout: CapsuleLayout
  snapshot: Snapshot
  help: SceneHelp
  /** Whether the layer of cross-region clusters is on. */
  ribbons: boolean
  /** What lies over the bands and under the marks. */
  between: React.ReactNode
}) {
  const { model, mark, sifted, colour, overlays, metaLeader, sieve } = help
  const overlaid = overlays.length > 0
  const regionOf = new Map(snapshot.regions.map((r) => [r.id, r]))
  const labelOf = (id: string) => regionOf.get(id)?.label ?? id
  const azLabel = (region: string, az: string | null) =>
    regionOf.get(region)?.azs.find((a) => a.id === az)?.label ?? (az === null ? 'no AZ tag' : `az ${az}`)
  const rows = (keys: readonly string[]) => keys.flatMap((k) => model.servers.get(k) ?? [])
  const facts = { model, metaLeader, overlays, sieve }
  const touched = new Set(
    layout.lanes
      .filter((l) => l.servers.some((s) => rolesOn(s.key, overlays).length > 0))
      .map((l) => l.cluster),
  )
  return (
    <>
      {layout.feet.map((foot) => {
        const box = layout.regions.find((r) => r.id === foot.region)
        if (!box) return null
        const open = layout.opened.has(foot.region)
        const Frame = open ? RegionFrame : ClosedRegion
        return (
          <Fragment key={foot.region}>
            <Frame
              box={box}
              region={regionOf.get(foot.region) ?? null}
              servers={snapshot.servers.filter((s) => s.region === foot.region)}
              shown={foot.drawn.length + foot.inside.length}
              {...mark(`region:${foot.region}`)}
            />
          </Fragment>
        )
      })}
      <AzHeads
        regions={layout.regions.filter((r) => layout.opened.has(r.id))}
        snapshot={snapshot}
        help={help}
      />
      {layout.bands.map((box) =>
        box.ribbon && !ribbons ? null : (
          <CapsuleBand
            key={box.id}
            box={box}
            cluster={snapshot.clusters.find((c) => c.name === box.cluster) ?? null}
            servers={
              box.cluster === null
                ? rows(box.lane.servers.map((s) => s.key))
                : snapshot.servers.filter((s) => s.cluster === box.cluster)
            }
            shown={box.lane.servers.length}
            dim={overlaid && !touched.has(box.cluster) && !help.found(`cluster:${box.cluster}`)}
            headless={box.headless ?? false}
            {...colour(box.cluster)}
            {...sifted(`cluster:${box.cluster}`)}
          />
        ),
      )}
      {between}
      {layout.capsules.map((box) => {
        const of = groupFacts(box.keys, facts)
        if (of.count === 0) return null
        return (
          <Capsule
            key={box.id}
            box={box}
            where={
              box.of.kind === 'region'
                ? labelOf(box.of.region)
                : `${labelOf(box.of.region)} ${azLabel(box.of.region, box.of.az)}`
            }
            {...colour(box.cluster)}
            {...of}
            overlaid={overlaid}
            {...mark(box.id)}
            selected={help.holdsSelected(box.keys)}
          />
        )
      })}
      <Servers boxes={layout.servers} as={ServerChip} help={help} />
      {layout.feet.map((foot) => {
        const drawn = foot.drawn.filter((k) => layout.servers.some((s) => s.key === k))
        const hiddenByFilter = foot.drawn.filter((k) => !drawn.includes(k))
        return (
          <RegionFoot
            key={foot.region}
            box={foot}
            title={labelOf(foot.region)}
            open={layout.opened.has(foot.region)}
            drawn={drawn.length}
            {...groupFacts([...foot.inside, ...hiddenByFilter], { ...facts, sieve: OPEN })}
            {...mark(footId(foot.region))}
          />
        )
      })}
    </>
  )
}
