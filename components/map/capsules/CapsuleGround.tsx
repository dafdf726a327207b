'use client'
import type { Snapshot } from '@/lib/domain/model'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import type { BandBox } from '@/lib/graph/layout'
import { cutToWidth, monoWidth } from '@/lib/graph/text'
import { rolesOn } from '../overlays'
import { RegionFrame } from '../RegionFrame'
import { AzHeads } from '../SceneParts'
import type { SceneHelp } from '../scene'
import type { Room } from '../Unplaced'
import { shortIn } from '../unplaced-count'
import { CapsuleBand } from './CapsuleBand'
import { ClosedRegion } from './CapsuleRegion'

/** What capsules stand on: regions, the heads of the AZs of open ones, the bands of clusters. */
export function CapsuleGround({
  layout,
  snapshot,
  help,
  ribbons,
}: {
  layout: CapsuleLayout
  snapshot: Snapshot
  help: SceneHelp
  ribbons: boolean
}) {
  const { model, mark, sifted, colour, overlays } = help
  const overlaid = overlays.length > 0
  const rows = (keys: readonly string[]) => keys.flatMap((k) => model.servers.get(k) ?? [])
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
          <Frame
            key={foot.region}
            box={box}
            region={snapshot.regions.find((r) => r.id === foot.region) ?? null}
            servers={snapshot.servers.filter((s) => s.region === foot.region)}
            shown={foot.drawn.length + foot.inside.length}
            {...mark(`region:${foot.region}`)}
          />
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
            isCrowded={overlaid && !box.ribbon && shortIn(box.cluster, overlays).length > 0}
            {...colour(box.cluster)}
            {...sifted(`cluster:${box.cluster}`)}
          />
        ),
      )}
    </>
  )
}

/** Of a ribbon the head goes on over the next region; in one region the name keeps its room. A line has no head. */
export function ghostRoom(band: BandBox): Room | null {
  if (band.headless || band.again) return null
  if (band.w > band.headW + 100) return { left: band.x + band.headW + 24, w: band.w - band.headW - 30 }
  const name = monoWidth(cutToWidth(band.cluster ?? 'no cluster', band.headW - 28))
  return { right: band.x + band.headW - 6, w: band.headW - 22 - name - 10 }
}
