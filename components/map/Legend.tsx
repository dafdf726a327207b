'use client'
import { type ComponentType, memo, type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import { count } from '@/lib/domain/format'
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

/** More than these are not listed: each is named at its band. */
const MOST_CLUSTERS = 8
/** More take a third row. */
const FEW_CLUSTERS = 4

interface LegendProps {
  layers: readonly Layer[]
  onLayer: (layer: Layer, on: boolean) => void
  /** How many there are of each of `LAYERS`, drawn or not. */
  counts: readonly number[]
  /** Clusters that are drawn, with their colours. */
  clusters: readonly ClusterKey[]
  /** Streams that are drawn, with their lines. */
  streams: readonly StreamKey[]
  /** Where servers are capsules: their own marks. The clusters are then too many to list. */
  Capsules: ComponentType<CapsuleLegendProps> | null
  /** Gateway pairs that are drawn, that are left out, how many of these have a fault or are in focus, and that lead out of the scope. */
  drawn: number
  notDrawn: number
  left: number
  leaving: number
}
export type CapsuleLegendProps = Pick<LegendProps, 'layers' | 'drawn' | 'notDrawn' | 'left' | 'leaving'>
export type ClusterKey = readonly [name: string, colour: number | null, striped: boolean]
export type StreamKey = readonly [key: string, colour: Ink['colour'], dash: Ink['dash']]

/**
 * What the marks mean, from the table of the marks themselves, and the switches of the layers. Plain values in, so that it is
 * drawn again only when it says something else.
 */
export const Legend = memo(function Legend(props: LegendProps) {
  const { layers, onLayer, counts, clusters, streams, Capsules, drawn, notDrawn, left, leaving } = props
  const isFull =
    streams.length > 0 ||
    layers.includes('routes') ||
    layers.includes('leafnodes') ||
    (Capsules === null ? clusters.length > FEW_CLUSTERS && clusters.length <= MOST_CLUSTERS : leaving > 0)
  return (
    <section
      className={styles.legend}
      aria-label="Legend"
      data-full={isFull || undefined}
      data-capsules={Capsules ? '' : undefined}
    >
      <Group title="Layers">
        {LAYERS.map((layer, i) => (
          <LayerSwitch
            key={layer}
            label={`${LABELS[layer]} ${count(counts[i])}`}
            on={layers.includes(layer)}
            onChange={(on) => onLayer(layer, on)}
          />
        ))}
      </Group>
      {streams.length > 0 && (
        <Group title="Streams">
          {streams.map(([key, colour, dash]) => (
            <Item key={key} mono shape={<InkLine ink={{ colour, dash }} />}>
              {cutMiddle(key.slice(key.lastIndexOf('/') + 1), 16)}
            </Item>
          ))}
        </Group>
      )}
      {Capsules === null && clusters.length <= MOST_CLUSTERS && (
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
        <Capsules drawn={drawn} notDrawn={notDrawn} left={left} leaving={leaving} layers={layers} />
      ) : (
        <Group title="Marks">
          {MARKS.filter((m) => m.layer === undefined || layers.includes(m.layer)).map((m) => (
            <Item key={m.words} shape={m.shape}>
              {m.words}
            </Item>
          ))}
        </Group>
      )}
    </section>
  )
}, sameProps)

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={title === 'Marks' ? `${styles.group} ${styles.marks}` : styles.group}>
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
  const input = useRef<HTMLInputElement>(null)
  // Pressed before React took over the first HTML it is on, and nobody has heard.
  const takeOver = useEffectEvent(() => {
    if (input.current && input.current.checked !== on) onChange(input.current.checked)
  })
  useEffect(() => takeOver(), [])
  return (
    <li>
      <label className={styles.switch}>
        <input
          ref={input}
          type="checkbox"
          // What a browser restores after a reload is not asked for: the address says what is.
          autoComplete="off"
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
