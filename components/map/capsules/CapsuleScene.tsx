'use client'
import type { Snapshot } from '@/lib/domain/model'
import { OPEN } from '@/lib/domain/query/sieve'
import { footId } from '@/lib/graph/capsules/focus'
import type { CapsuleLayout } from '@/lib/graph/capsules/types'
import { LeafLayer } from '../LeafLayer'
import type { Layer } from '../layers'
import { Servers } from '../SceneParts'
import { ServerChip } from '../ServerChip'
import type { SceneHelp } from '../scene'
import { Unplaced } from '../Unplaced'
import { Capsule } from './Capsule'
import { CapsuleGround, ghostRoom } from './CapsuleGround'
import { CapsuleNotes } from './CapsuleNotes'
import { RegionFoot } from './CapsuleRegion'
import { CapsuleRoutes } from './CapsuleRoutes'
import { CapsuleStreams } from './CapsuleStreams'
import { groupFacts } from './facts'
import type { CapsuleNote } from './note'
import { useNotes } from './useNotes'

/** The marks of a map whose servers are too many to be cards. The bundles are drawn by the canvas around it. */
export function CapsuleScene({
  layout,
  snapshot,
  help,
  ribbons,
  layers,
  focus,
  between,
}: {
  layout: CapsuleLayout
  snapshot: Snapshot
  help: SceneHelp
  /** Whether the layer of cross-region clusters is on. */
  ribbons: boolean
  layers: ReadonlySet<Layer>
  /** A server whose routes are drawn whatever their number. */
  focus: string | null
  /** What lies over the bands and under the marks. */
  between: React.ReactNode
}) {
  const { model, mark, colour, overlays, metaLeader, sieve } = help
  const overlaid = overlays.length > 0
  const regionOf = new Map(snapshot.regions.map((r) => [r.id, r]))
  const labelOf = (id: string) => regionOf.get(id)?.label ?? id
  const azLabel = (region: string, az: string | null) =>
    regionOf.get(region)?.azs.find((a) => a.id === az)?.label ?? (az === null ? 'no AZ tag' : `az ${az}`)
  const facts = { model, metaLeader, overlays, sieve }
  const { pairs, inside, under } = useNotes(layout, snapshot, overlays, layers)
  return (
    <>
      <CapsuleGround layout={layout} snapshot={snapshot} help={help} ribbons={ribbons} />
      {between}
      {pairs.length > 0 && <CapsuleRoutes layout={layout} pairs={pairs} focus={focus} dim={overlaid} />}
      {overlaid && (
        <>
          <CapsuleStreams layout={layout} overlays={overlays} />
          <Unplaced bands={layout.bands} overlays={overlays} roomIn={ghostRoom} />
        </>
      )}
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
            notes={inside.get(box.id) ?? NO_NOTES}
            {...mark(box.id)}
            selected={help.holdsSelected(box.keys)}
          />
        )
      })}
      <Servers boxes={layout.servers} as={ServerChip} help={help} />
      {layers.has('leafnodes') && <LeafLayer layout={layout} leafnodes={snapshot.leafnodes} held={NOBODY} />}
      <CapsuleNotes layout={layout} notes={under} />
      {layout.feet.map((foot) => {
        const drawn = foot.drawn.filter((k) => layout.servers.some((s) => s.key === k))
        const hiddenByFilter = foot.drawn.filter((k) => !drawn.includes(k))
        return (
          <RegionFoot
            key={foot.region}
            box={foot}
            title={labelOf(foot.region)}
            open={layout.opened.has(foot.region)}
            isAlone={layout.regions.length === 1}
            drawn={drawn.length}
            {...groupFacts([...foot.inside, ...hiddenByFilter], { ...facts, sieve: OPEN })}
            {...mark(footId(foot.region))}
          />
        )
      })}
    </>
  )
}

const NO_NOTES: readonly CapsuleNote[] = []
const NOBODY: ReadonlySet<string> = new Set()
