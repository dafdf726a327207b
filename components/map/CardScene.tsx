'use client'
import { type ReactNode, Suspense } from 'react'
import { componentOnDemand } from '@/components/ui/onDemand'
import type { Server, Snapshot } from '@/lib/domain/model'
import type { ServerBox } from '@/lib/graph/layout'
import { spineOf } from '@/lib/graph/spine'
import { Band } from './Band'
import { HiddenMark } from './HiddenMark'
import { rolesOn } from './overlays'
import { RegionFrame } from './RegionFrame'
import { AzHeads, Servers } from './SceneParts'
import { ServerCard } from './ServerCard'
import { StreamOverlay } from './StreamOverlay'
import type { SceneHelp } from './scene'
import type { Shown } from './shown'

const ServerHalf = componentOnDemand(() => import('./ServerHalf').then((m) => m.ServerHalf))
const ServerChip = componentOnDemand(() => import('./ServerChip').then((m) => m.ServerChip))

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
  const drawn = rows(layout.servers.map((s) => s.key))
  const shownIn = (holds: (s: Server) => boolean) => drawn.filter(holds).length
  const inBand = (id: string) => layout.servers.filter((s) => s.band === id)
  const formed = (form: ServerBox['form']) => layout.servers.filter((s) => s.form === form)
  return (
    <>
      {layout.regions.map((box) => (
        <RegionFrame
          key={box.id}
          box={box}
          region={snapshot.regions.find((r) => r.id === box.id) ?? null}
          servers={snapshot.servers.filter((s) => s.region === box.id)}
          shown={shownIn((s) => s.region === box.id)}
          {...mark(`region:${box.id}`)}
        />
      ))}
      <AzHeads regions={layout.regions} snapshot={snapshot} help={help} />
      {layout.bands.map((box) =>
        box.ribbon && !ribbons ? null : (
          <Band
            key={box.id}
            box={box}
            cluster={snapshot.clusters.find((c) => c.name === box.cluster) ?? null}
            servers={
              box.cluster === null
                ? rows(box.lane.servers.map((s) => s.key))
                : snapshot.servers.filter((s) => s.cluster === box.cluster)
            }
            shown={inBand(box.id).length}
            spine={spineOf(inBand(box.id))}
            dim={overlaid && !touched.has(box.id) && !help.found(`cluster:${box.cluster}`)}
            survival={model.survivals.get(box.cluster ?? '')?.words ?? null}
            survives={model.survivals.get(box.cluster ?? '')?.isWell ?? true}
            {...colour(box.cluster)}
            {...sifted(`cluster:${box.cluster}`)}
          />
        ),
      )}
      {between}
      {overlaid && <StreamOverlay layout={layout} overlays={overlays} />}
      <Servers boxes={formed('card')} as={ServerCard} help={help} />
      <Suspense>
        <Servers boxes={formed('half')} as={ServerHalf} help={help} />
        <Servers boxes={formed('chip')} as={ServerChip} help={help} />
      </Suspense>
      {children}
      {shown.hidden.map((h) => (
        <HiddenMark key={h.region.id} {...h} onShow={onShowHidden} />
      ))}
    </>
  )
}
