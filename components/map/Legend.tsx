'use client'
import type { ReactNode } from 'react'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import type { ServerState } from '@/lib/domain/model'
import { cutMiddle } from '@/lib/graph/text'
import { LAYERS, type Layer } from '@/lib/url/layers'
import { clusterStyle, STRIPES } from './colour'
import { InkLine } from './InkLine'
import styles from './legend.module.css'
import type { MapModel } from './mapModel'
import { MARKS } from './marks'
import type { Overlay } from './overlays'

const STATES: ServerState[] = ['up', 'leaving', 'silent', 'down', 'unknown']
const LABELS: Record<Layer, string> = {
  gateways: 'Gateways',
  ribbons: 'Ribbons',
  routes: 'Routes',
  leafnodes: 'Leafnodes',
}

/** More than these are not listed: each is named at its band. */
const MOST_CLUSTERS = 8

/** What the marks mean, from the table of the marks themselves, and the switches of the layers. */
export function Legend({
  clusters,
  model,
  layers,
  onLayer,
  counts,
  overlays,
  capsules,
}: {
  /** Those that are drawn, sorted. */
  clusters: readonly string[]
  model: MapModel
  layers: ReadonlySet<Layer>
  onLayer: (layer: Layer, on: boolean) => void
  /** How many there are of each, drawn or not. */
  counts: Record<Layer, number>
  /** Streams that are drawn. */
  overlays: readonly Overlay[]
  /** Where servers are capsules: their own marks. The clusters are then too many to list. */
  capsules: ReactNode
}) {
  const isFull = overlays.length > 0 || layers.has('routes') || layers.has('leafnodes')
  return (
    <section className={styles.legend} aria-label="Legend" data-full={isFull || undefined}>
      <Group title="Layers">
        {LAYERS.map((layer) => (
          <LayerSwitch
            key={layer}
            label={`${LABELS[layer]} ${counts[layer]}`}
            on={layers.has(layer)}
            onChange={(on) => onLayer(layer, on)}
          />
        ))}
      </Group>
      {overlays.length > 0 && (
        <Group title="Streams">
          {overlays.map(({ key, stream, ink }) => (
            <Item key={key} mono shape={<InkLine ink={ink} />}>
              {cutMiddle(stream.name, 16)}
            </Item>
          ))}
        </Group>
      )}
      {capsules === null && clusters.length <= MOST_CLUSTERS && (
        <Group title="Clusters">
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
      <Group title="Server state">
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
        <Group title="Marks">
          {MARKS.filter((m) => m.layer === undefined || layers.has(m.layer)).map((m) => (
            <Item key={m.words} shape={m.shape}>
              {m.words}
            </Item>
          ))}
        </Group>
      )}
    </section>
  )
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.group}>
      <h2>{title}</h2>
      <ul>{children}</ul>
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
  label,
  on,
  onChange,
}: {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <li>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </li>
  )
}

const ClusterSwatch = ({ index, striped }: { index: number | null; striped: boolean }) => (
  <svg aria-hidden="true" width="12" height="12" style={clusterStyle(index)}>
    <rect width="12" height="12" rx="2" fill="var(--cluster)" />
    {striped && <rect width="12" height="12" rx="2" fill={STRIPES} />}
  </svg>
)
