import { Kbd } from '@/components/ui/Kbd'
import styles from './ShortcutsDialog.module.css'

/** Keys that belong to what has the focus, and are no shortcuts of the page. */
const MOVES = [
  ['← ↑ → ↓', 'From mark to mark, row to row, cell to cell; in the tree of the map → goes in and ← out'],
  ['Home End', 'The first and the last'],
  ['Enter', 'On the map: select. In tables and grids: open, or select where there is nothing to open'],
  ['Space', 'Select'],
  ['Esc', 'On the map: let go of the selection, then go up, then out'],
] as const

/** How to move in the map, the tables and the grids. */
export function MoveHelp() {
  return (
    <section className={styles.group}>
      <h3>In the map, tables and grids</h3>
      <dl className={styles.list}>
        {MOVES.map(([keys, meaning]) => (
          <div key={keys} className={styles.row} data-wide="true">
            <dt>
              <Kbd>{keys}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
