'use client'
import { memo } from 'react'
import { linkState } from '@/lib/domain/link-state'
import type { GatewayLink } from '@/lib/domain/model'
import { bundleLabel, type LabelLine } from '@/lib/graph/bundle-label'
import { rounded } from '@/lib/graph/polyline'
import type { Bundle } from '@/lib/graph/route'
import { strandSpread } from '@/lib/graph/strands'
import { type Stroke, strokesOf } from '@/lib/graph/strokes'
import { bundleWords } from './bundle-words'
import styles from './gateway.module.css'
import { TO_FRO, UP_DOWN } from './link-arrows'
import { Mark, type MarkProps } from './Mark'
import { gatewayName } from './names'
import { useAge } from './useAge'

export interface BundleProps extends MarkProps {
  bundle: Bundle
  ab: GatewayLink | undefined
  ba: GatewayLink | undefined
  /** Since when the broken direction is broken; null when not known or nothing is broken. */
  brokenSince: string | null
  dim: boolean
  passedOver: boolean
  /** Drawn server by server: so many connections abreast, in place of the two strokes; 0 when closed. */
  strands: number
}

/** The gateway links of two clusters: two strokes, one a direction, because a one-way link is the worst fault. */
export const GatewayBundle = memo(function GatewayBundle({
  bundle,
  ab,
  ba,
  brokenSince,
  dim,
  strands,
  ...mark
}: BundleProps) {
  const name = gatewayName(bundle.a, bundle.b, ab, ba)
  const whole = linkState(ab) === 'full' && linkState(ba) === 'full'
  return (
    <Mark
      id={`gateway:${bundle.id}`}
      name={name}
      className={bundle.isThin ? `${styles.bundle} ${styles.thin}` : styles.bundle}
      dim={dim && whole}
      {...mark}
    >
      <path className={styles.hit} d={rounded(bundle.line)} />
      {strands === 0 &&
        strokesOf(bundle, linkState(ab), linkState(ba)).map((s, i) => (
          <StrokeMark key={i === 0 ? 'ab' : 'ba'} stroke={s} />
        ))}
      {bundle.isThin ? null : brokenSince === null ? (
        <Label bundle={bundle} ab={ab} ba={ba} strands={strands} age={null} />
      ) : (
        <AgedLabel bundle={bundle} ab={ab} ba={ba} strands={strands} since={brokenSince} />
      )}
    </Mark>
  )
})

/** One direction, or one connection of an open bundle. */
export function StrokeMark({ stroke }: { stroke: Stroke }) {
  return (
    <g className={styles[`link-${stroke.state}`]}>
      <path className={styles.linkLine} d={stroke.line} />
      <path className={styles.linkHead} d={stroke.head} />
      {stroke.broken && (
        <>
          <path className={styles.linkSilent} d={stroke.broken.silent} />
          <path className={styles.linkBar} d={stroke.broken.bar} />
          <g transform={`translate(${stroke.broken.at.x} ${stroke.broken.at.y})`}>
            <circle className={styles.linkDisc} r="8" />
            <path className={styles.linkCross} d="M-2.6 -2.6 L2.6 2.6 M2.6 -2.6 L-2.6 2.6" />
          </g>
        </>
      )}
    </g>
  )
}

type LabelProps = Pick<BundleProps, 'bundle' | 'ab' | 'ba' | 'strands'>

function AgedLabel({ since, ...rest }: LabelProps & { since: string }) {
  return <Label {...rest} age={useAge(since)} />
}

function Label({ bundle, ab, ba, strands, age }: LabelProps & { age: string | null }) {
  const said = bundleWords(bundle, ab, ba, { age, isOpen: strands > 0 })
  return bundleLabel(bundle, said, strandSpread(bundle, strands)).map((l) => (
    <LineOfLabel key={l.at.y} line={l} isPlated={bundle.isPlated ?? false} />
  ))
}

function LineOfLabel({ line, isPlated }: { line: LabelLine; isPlated: boolean }) {
  return (
    <g className={styles.linkLabel} transform={`translate(${line.at.x} ${line.at.y})`}>
      {isPlated && <rect className={styles.plate} x="-3" y="-11" width={line.w + 6} height="15" rx="3" />}
      {line.parts.map((p) =>
        p.kind === 'arrows' ? (
          <path
            key={p.x}
            className={styles.linkArrows}
            d={p.vertical ? UP_DOWN : TO_FRO}
            transform={`translate(${p.x + 7} -4)${p.firstForward ? '' : p.vertical ? ' scale(1 -1)' : ' scale(-1 1)'}`}
          />
        ) : (
          <text
            key={p.x}
            x={p.x}
            xmlSpace="preserve"
            className={`${styles[`tone-${p.tone}`]} ${p.mono ? '' : styles.words}`}
          >
            {p.text}
          </text>
        ),
      )}
    </g>
  )
}
