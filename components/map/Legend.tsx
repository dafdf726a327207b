'use client'
import { type ComponentType, memo, type ReactNode } from 'react'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import type { ServerState } from '@/lib/domain/model'
import { cutMiddle } from '@/lib/graph/text'
import { LAYERS, type Layer } from '@/lib/url/layers'
import { clusterStyle, STRIPES } from './colour'
import { InkLine } from './InkLine'
import styles from './legend.module.css'
import { MARKS } from './marks'
import type { Ink } from './overlays'
import { sameProps } from './sameProps'

const STATES: ServerState[] = ['up', 'leaving', 'silent', 'down', 'unknown']
const LABELS: Record<Layer, string> = {
  gateways: 'Gateways',
  ribbons: 'Ribbons',
  routes: 'Routes',
  leafnodes: 'Leafnodes',
}

interface LegendProps {
  layers: readonly Layer[]
  onLayer: (layer: Layer, on: boolean) => void
  /** How many there are of each of `LAYERS`, drawn or not. */
  counts: readonly number[]
  /** Clusters that are drawn, with their colours. */
  clusters: readonly ClusterKey[]
  /** Streams that are drawn, with their lines. */
  streams: readonly StreamKey[]
  /** Where servers are capsules: their own marks. The clusters are then too many to list, and each is named on the map. */
  Capsules: ComponentType<{ drawn: number; notDrawn: number }> | null
  /** Gateway pairs that are drawn, and that are left out. */
  drawn: number
  notDrawn: number
}
export type ClusterKey = readonly [name: string, colour: number | null, striped: boolean]
export type StreamKey = readonly [name: string, colour: Ink['colour'], dash: Ink['dash']]

/** Of more streams the rest is counted: the chips over the map name each. */
const MOST_STREAMS = 3

/**
 * What the marks mean, from the table of the marks themselves, and the switches of the layers. Plain values, so that it is
 * drawn again only when it says something else; and it keeps the room of what is not drawn now, so that the map above it stays.
 */
export const Legend = memo(function Legend(props: LegendProps) {
  const { layers, onLayer, counts, clusters, streams, Capsules, drawn, notDrawn } = props
  const listed = streams.length > MOST_STREAMS ? streams.slice(0, MOST_STREAMS - 1) : streams
  return (
    <section className={styles.legend} aria-label="Legend">
      <Group title="Layers" wide>
        {LAYERS.map((layer, i) => (
          <LayerSwitch
            key={layer}
            label={`${LABELS[layer]} ${counts[i]}`}
            on={layers.includes(layer)}
            onChange={(on) => onLayer(layer, on)}
          />
        ))}
      </Group>
      {Capsules === null && (
        <Group title="Clusters">
          {clusters.map(([name, index, striped]) => (
            <Item key={name} mono shape={<ClusterSwatch index={index} striped={striped} />}>
              {cutMiddle(name, 16)}
            </Item>
          ))}
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
      {Capsules ? (
        <Capsules drawn={drawn} notDrawn={notDrawn} />
      ) : (
        <Group title="Marks">
          {MARKS.map((m) => (
            <Item key={m.words} shape={m.shape} absent={m.layer !== undefined && !layers.includes(m.layer)}>
              {m.words}
            </Item>
          ))}
        </Group>
      )}
      <div className={styles.streams}>
        {streams.length > 0 && (
          <Group title="Streams">
            {listed.map(([name, colour, dash]) => (
              <Item key={name} mono title={name} shape={<InkLine ink={{ colour, dash }} />}>
                {name.slice(name.lastIndexOf('/') + 1)}
              </Item>
            ))}
            {streams.length > listed.length && (
              <Item shape={null}>{`${streams.length - listed.length} more, named above`}</Item>
            )}
          </Group>
        )}
      </div>
    </section>
  )
}, sameProps)

/** `wide`: of switches, which are larger than marks. */
export function Group({
  title,
  wide = false,
  children,
}: {
  title: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={styles.group} data-wide={wide || undefined}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </div>
  )
}

export function Item({
  shape,
  mono = false,
  absent = false,
  title,
  children,
}: {
  shape: ReactNode
  mono?: boolean
  /** Nothing drawn now looks so: it keeps its room, and is not seen. */
  absent?: boolean
  title?: string
  children: ReactNode
}) {
  return (
    <li className={mono ? styles.mono : undefined} data-absent={absent || undefined} title={title}>
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
