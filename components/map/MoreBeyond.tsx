'use client'
import { plural } from '@/lib/domain/format'
import type { Beyond } from '@/lib/graph/beyond'
import type { Side } from '@/lib/graph/minimap'
import type { PanZoom } from '@/lib/graph/pan-zoom'
import styles from './more.module.css'

const ARROW: Record<Side, string> = { above: '▴', below: '▾', left: '◂', right: '▸' }
const WHERE: Record<Side, string> = {
  above: 'above',
  below: 'below',
  left: 'to the left',
  right: 'to the right',
}

/** At the edges of a map that has no room for all of it, and that nobody has moved yet: what lies beyond; a press goes there. */
export function MoreBeyond({
  beyond,
  troubled,
  panZoom,
}: {
  beyond: readonly Beyond[]
  /** Regions with a server that does not answer. */
  troubled: ReadonlySet<string>
  panZoom: PanZoom
}) {
  return beyond.map(({ side, regions, to }) => {
    const faulty = regions.filter((r) => troubled.has(r)).length
    const what = regions.length === 0 ? 'more' : plural(regions.length, 'region')
    return (
      <button
        key={side}
        type="button"
        className={styles.beyond}
        data-side={side}
        data-faulty={faulty > 0 || undefined}
        onClick={() => panZoom.reveal(to)}
      >
        <span aria-hidden="true">{ARROW[side]} </span>
        {what} {WHERE[side]}
        {faulty > 0 && `, ${faulty} with a silent server`}
      </button>
    )
  })
}
