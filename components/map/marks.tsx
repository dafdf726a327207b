import type { ReactNode } from 'react'
import { CROWN, STAR } from '@/components/ui/Glyph'
import styles from './gateway.module.css'
import type { Layer } from './layers'
import { LEAF } from './leaf'
import legend from './legend.module.css'
import links from './links.module.css'
import { StoreRing } from './RingMark'

/** A mark of the map and what it means; the legend draws its shape with the classes and paths of the map itself. */
export interface MarkMeaning {
  words: string
  shape: ReactNode
  /** The layer that draws it: it is explained while that is on. */
  layer?: Layer
  /** Its words where servers are capsules; absent: they have no such mark. */
  capsules?: string
}

export const MARKS: readonly MarkMeaning[] = [
  {
    words: 'meta leader',
    capsules: 'meta leader',
    shape: (
      <Drawn w={14}>
        <path d={CROWN} fill="var(--ink)" />
      </Drawn>
    ),
  },
  {
    words: 'store of limit',
    shape: (
      <Drawn w={14}>
        <g transform="scale(0.3)" className={legend.ring}>
          <StoreRing share={0.6} />
        </g>
      </Drawn>
    ),
  },
  {
    words: 'leaders',
    capsules: 'leaders',
    shape: (
      <Drawn w={14}>
        <path d={STAR} fill="var(--ink-2)" />
      </Drawn>
    ),
  },
  {
    words: 'followers',
    shape: (
      <Drawn w={14}>
        <circle r="3.6" fill="var(--ink-2)" />
      </Drawn>
    ),
  },
  { words: 'full', layer: 'gateways', shape: <Line className={styles['link-full']} twice /> },
  { words: 'part', capsules: 'part', layer: 'gateways', shape: <Line className={styles['link-part']} /> },
  {
    words: 'ghost',
    shape: (
      <Drawn w={26}>
        <rect className={legend.ghost} x="-12" y="-5" width="24" height="10" rx="3" />
      </Drawn>
    ),
  },
  { words: 'broken', capsules: 'broken', layer: 'gateways', shape: <BrokenLine /> },
  {
    words: 'route',
    capsules: 'routes',
    layer: 'routes',
    shape: (
      <Drawn w={26}>
        <path className={links['route-full']} d="M-12 4 V-2 H12 V4" />
      </Drawn>
    ),
  },
  {
    words: 'one side only',
    capsules: 'some missing',
    layer: 'routes',
    shape: (
      <Drawn w={26}>
        <path className={links['route-part']} d="M-12 4 V-2 H12 V4" />
      </Drawn>
    ),
  },
  {
    words: 'no route',
    capsules: 'none',
    layer: 'routes',
    shape: (
      <Drawn w={26}>
        <path className={links['route-broken']} d="M-12 4 V-2 H12 V4" />
      </Drawn>
    ),
  },
  {
    words: 'leafnodes',
    capsules: 'leafnodes',
    layer: 'leafnodes',
    shape: (
      <Drawn w={14}>
        <path className={links.leaf} d={LEAF} />
      </Drawn>
    ),
  },
]

export function Drawn({ w, children }: { w: number; children: ReactNode }) {
  return (
    <svg aria-hidden="true" width={w} height="14" viewBox={`${-w / 2} -7 ${w} 14`}>
      {children}
    </svg>
  )
}

function Line({ className, twice = false }: { className: string | undefined; twice?: boolean }) {
  return (
    <Drawn w={26}>
      <g className={className}>
        {(twice ? [-3, 3] : [0]).map((y) => (
          <path key={y} className={styles.linkLine} d={`M-12 ${y} H12`} />
        ))}
      </g>
    </Drawn>
  )
}

function BrokenLine() {
  return (
    <Drawn w={26}>
      <g className={styles['link-broken']}>
        <path className={styles.linkLine} d="M-12 0 H-5" />
        <path className={styles.linkBar} d="M-5 -4 V4" />
        <circle className={styles.linkDisc} cx="6" r="6" />
        <path className={styles.linkCross} d="M3.8 -2.2 L8.2 2.2 M8.2 -2.2 L3.8 2.2" />
      </g>
    </Drawn>
  )
}
