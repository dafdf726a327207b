'use client'
import type { ReactNode } from 'react'
import { CROWN, Glyph, STAR, StateShape } from '@/components/ui/Glyph'
import type { ServerState, Snapshot } from '@/lib/domain/model'
import { cutMiddle } from '@/lib/graph/text'
import { clusterStyle, STRIPES } from './colour'
import marks from './gateway.module.css'
import type { Layer } from './layers'
import styles from './legend.module.css'
import type { MapModel } from './mapModel'
import { StoreRing } from './RingMark'
import replica from './replica.module.css'

const STATES: ServerState[] = ['up', 'leaving', 'silent', 'down', 'unknown']

/** What the marks mean, drawn with the marks' own shapes, and the switches of the layers. */
export function Legend({
  snapshot,
  model,
  layers,
  onLayer,
  pairs,
  ribbons,
  streamChosen,
  capsules,
}: {
  snapshot: Snapshot
  model: MapModel
  layers: ReadonlySet<Layer>
  onLayer: (layer: Layer, on: boolean) => void
  pairs: number
  ribbons: number
  streamChosen: boolean
  /** Where servers are capsules: their own marks. The clusters are then too many to list, and each is named on the map. */
  capsules: ReactNode
}) {
  const clusters = snapshot.clusters.map((c) => c.name).sort()
  return (
    <section className={styles.legend} aria-label="Legend">
      <Group title="Layers">
        <LayerSwitch layer="gateways" label={`Gateways ${pairs}`} layers={layers} onLayer={onLayer} />
        <LayerSwitch layer="ribbons" label={`Ribbons ${ribbons}`} layers={layers} onLayer={onLayer} />
      </Group>
      {capsules === null && (
        <Group title="Clusters" scroll>
          {clusters.map((name) => {
            const colour = model.colours.get(name)
            return (
              <Item
                key={name}
                mono
                shape={<ClusterSwatch index={colour?.index ?? null} striped={colour?.striped ?? false} />}
              >
                {cutMiddle(name, 16)}
              </Item>
            )
          })}
        </Group>
      )}
      <Group title="Server state" columns={3}>
        {STATES.map((state) => (
          <Item
            key={state}
            shape={
              <Glyph size={12}>
                <StateShape state={state} />
              </Glyph>
            }
          >
            {state}
          </Item>
        ))}
      </Group>
      {capsules ?? (
        <Group title="Marks" columns={4}>
          <Item
            shape={
              <Drawn w={14}>
                <path d={CROWN} fill="var(--ink)" />
              </Drawn>
            }
          >
            meta leader
          </Item>
          <Item
            shape={
              <Drawn w={14}>
                <path d={STAR} fill="var(--ink-2)" />
              </Drawn>
            }
          >
            leaders
          </Item>
          <Item shape={<Line className={marks['link-full']} twice />}>full</Item>
          <Item shape={streamChosen ? <Line className={replica.streamLine} /> : <GhostSwatch />}>
            {streamChosen ? 'replicates' : 'ghost'}
          </Item>
          <Item
            shape={
              <Drawn w={14}>
                <g transform="scale(0.3)" className={styles.ring}>
                  <StoreRing share={0.6} />
                </g>
              </Drawn>
            }
          >
            store of limit
          </Item>
          <Item
            shape={
              <Drawn w={14}>
                <circle r="3.6" fill="var(--ink-2)" />
              </Drawn>
            }
          >
            followers
          </Item>
          <Item shape={<Line className={marks['link-part']} />}>part</Item>
          <Item shape={<BrokenSwatch />}>broken</Item>
        </Group>
      )}
    </section>
  )
}

export function Group({
  title,
  columns = 2,
  scroll = false,
  children,
}: {
  title: string
  columns?: number
  scroll?: boolean
  children: ReactNode
}) {
  return (
    <div className={styles.group}>
      <h2>{title}</h2>
      <ul
        className={scroll ? styles.scroll : undefined}
        style={scroll ? undefined : { gridTemplateColumns: `repeat(${columns}, max-content)` }}
      >
        {children}
      </ul>
    </div>
  )
}

export function Item({
  shape,
  mono = false,
  children,
}: {
  shape: ReactNode
  mono?: boolean
  children: ReactNode
}) {
  return (
    <li className={mono ? styles.mono : undefined}>
      {shape}
      <span>{children}</span>
    </li>
  )
}

function LayerSwitch({
  layer,
  label,
  layers,
  onLayer,
}: {
  layer: Layer
  label: string
  layers: ReadonlySet<Layer>
  onLayer: (layer: Layer, on: boolean) => void
}) {
  return (
    <li>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={layers.has(layer)}
          aria-checked={layers.has(layer)}
          onChange={(event) => onLayer(layer, event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </li>
  )
}

export const Drawn = ({ w, children }: { w: number; children: ReactNode }) => (
  <svg aria-hidden="true" width={w} height="14" viewBox={`${-w / 2} -7 ${w} 14`}>
    {children}
  </svg>
)
export const Line = ({ className, twice = false }: { className: string | undefined; twice?: boolean }) => (
  <Drawn w={26}>
    <g className={className}>
      {(twice ? [-3, 3] : [0]).map((y) => (
        <path key={y} className={marks.linkLine} d={`M-12 ${y} H12`} />
      ))}
    </g>
  </Drawn>
)
const GhostSwatch = () => (
  <Drawn w={26}>
    <rect
      x="-12"
      y="-5"
      width="24"
      height="10"
      rx="3"
      fill="none"
      stroke="var(--line-2)"
      strokeWidth="1.5"
      strokeDasharray="4 3"
    />
  </Drawn>
)
export const BrokenSwatch = () => (
  <Drawn w={26}>
    <g className={marks['link-broken']}>
      <path className={marks.linkLine} d="M-12 0 H-5" />
      <path className={marks.linkBar} d="M-5 -4 V4" />
      <circle className={marks.linkDisc} cx="6" r="6" />
      <path className={marks.linkCross} d="M3.8 -2.2 L8.2 2.2 M8.2 -2.2 L3.8 2.2" />
    </g>
  </Drawn>
)
const ClusterSwatch = ({ index, striped }: { index: number | null; striped: boolean }) => (
  <svg aria-hidden="true" width="12" height="12" style={clusterStyle(index)}>
    <rect width="12" height="12" rx="2" fill="var(--cluster)" />
    {striped && <rect width="12" height="12" rx="2" fill={STRIPES} />}
  </svg>
)
