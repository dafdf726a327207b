'use client'
import { memo } from 'react'
import { plural } from '@/lib/domain/format'
import type { ServerLeafnodes } from '@/lib/domain/model'
import { strangeLeafnodes } from '@/lib/domain/route-pairs'
import type { Layout } from '@/lib/graph/layout'
import { monoWidth } from '@/lib/graph/text'
import { LEAF } from './leaf'
import styles from './links.module.css'
import { roundTrip } from './words'

/** Leafnodes that do not answer `$SYS` themselves, counted at the foot of the server that they are connected to. */
export const LeafLayer = memo(function LeafLayer({
  layout,
  leafnodes,
  held,
}: {
  layout: Layout
  leafnodes: readonly ServerLeafnodes[]
  /** Servers whose foot belongs to the streams that are drawn. */
  held: ReadonlySet<string>
}) {
  const boxes = new Map(layout.servers.map((s) => [s.key, s]))
  return leafnodes.map((row) => {
    const box = boxes.get(row.server)
    const count = strangeLeafnodes(row)
    if (!box || count === 0) return null
    const name = leafName(row)
    // Elsewhere its words have the room: the number is in the name, and the inspector has it.
    const isSaid = box.form === 'card' && !held.has(row.server)
    const w = isSaid ? 26 + monoWidth(String(count)) : 16
    const at =
      box.form === 'chip'
        ? { x: box.x - 8, y: box.y + 4 }
        : { x: box.x + box.w - w + 5, y: box.y + box.h - 5 }
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name, no control
      <g
        key={row.server}
        role="img"
        aria-label={name}
        className={styles.leaves}
        transform={`translate(${at.x} ${at.y})`}
      >
        <title>{name}</title>
        <rect width={w} height="16" rx="8" />
        <path className={styles.leaf} d={LEAF} transform={`translate(${isSaid ? 11 : 8} 8)`} />
        {isSaid && (
          <text x="20" y="12">
            {count}
          </text>
        )}
      </g>
    )
  })
})

const NAMED = 5

/** `2 leafnodes on hub-az1: edge-1 in APP, 0.4 ms; one that is not named, from 10.0.0.7, in APP` */
export function leafName(row: ServerLeafnodes): string {
  const strangers = row.ends.filter((e) => e.server === null)
  const count = strangeLeafnodes(row)
  const ends = strangers
    .slice(0, NAMED)
    .map((e) =>
      [
        e.name ?? `one that is not named${e.host === null ? '' : `, from ${e.host}`}`,
        e.account && `in ${e.account}`,
        e.isSpoke && 'dialled from here',
        roundTrip(e.rttMs),
      ]
        .filter(Boolean)
        .join(', '),
    )
  if (count > ends.length) ends.push(`${count - ends.length} more`)
  return `${plural(count, 'leafnode')} on ${row.server}: ${ends.join('; ')}`
}
