import { StateShape } from '@/components/ui/Glyph'
import { count } from '@/lib/domain/format'
import { sansWidth } from '@/lib/graph/text'
import styles from './hidden.module.css'
import type { HiddenIn } from './shown'

/**
 * `3 hidden` on the lower edge of a region, with the worst state that is left out. A click shows them again; by keyboard
 * that is done in the bar above the map.
 */
export function HiddenMark({ region, count: n, worst, onShow }: HiddenIn & { onShow: () => void }) {
  const words = worst === 'up' ? `${count(n)} hidden` : `${count(n)} hidden · ${worst}`
  const name = `${count(n)} hidden in ${region.id}, ${worst === 'up' ? 'all up' : `worst ${worst}`}`
  const w = Math.ceil(sansWidth(words, 11, true)) + 32
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name; the map keeps its one tab stop
    <g
      role="img"
      aria-label={name}
      className={styles.hidden}
      data-tone={worst === 'down' ? 'crit' : worst === 'up' ? undefined : 'warn'}
      transform={`translate(${region.x + region.w - w - 16} ${region.y + region.h - 10})`}
      onClick={(event) => {
        event.stopPropagation()
        onShow()
      }}
    >
      <title>{`${name}. Click to show`}</title>
      <rect className={styles.plate} width={w} height="20" rx="10" />
      <g transform="translate(14 10)">
        <StateShape state={worst} />
      </g>
      <text x="24" y="14">
        {words}
      </text>
    </g>
  )
}
