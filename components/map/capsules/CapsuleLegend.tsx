import { count } from '@/lib/domain/format'
import { type CapsuleLegendProps, Group, Item } from '../Legend'
import { Drawn, MARKS } from '../marks'
import styles from './capsule.module.css'

/** What is particular to a map of capsules: which gateways are drawn of so many, and what a capsule says. */
export function CapsuleLegend({ drawn, notDrawn, left, leaving, layers }: CapsuleLegendProps) {
  const which = left > 0 ? `${count(drawn)} drawn, the worst first` : `${count(drawn)} faulty or in focus`
  const marks = MARKS.map((m) =>
    m.capsules === undefined || (m.layer && !layers.includes(m.layer)) ? null : (
      <Item key={m.words} shape={m.shape}>
        {m.capsules}
      </Item>
    ),
  ).filter((item) => item !== null)
  return (
    <>
      <Group title="Gateways drawn">
        <Item shape={null}>{notDrawn === 0 ? `all ${count(drawn)}` : which}</Item>
        <Item shape={null}>{notDrawn === 0 ? 'none left out' : `${count(notDrawn)} others not drawn`}</Item>
        {leaving > 0 && <Item shape={null}>{count(leaving)} lead out of the scope</Item>}
      </Group>
      <Group title="Marks">
        <Item shape={<Swatch count="3" className={styles.capsule} />}>servers of a cluster</Item>
        {/* Between them, so that the two boxes do not touch where rows are low. */}
        {marks.slice(0, 1)}
        <Item shape={<Swatch count="2/3" className={styles.crit} />}>worst state</Item>
        {marks.slice(1)}
      </Group>
    </>
  )
}

const Swatch = ({ count, className }: { count: string; className: string | undefined }) => (
  <Drawn w={28}>
    <g className={className}>
      <rect className={styles.face} x="-13" y="-6" width="26" height="12" rx="3" />
      <text className={styles.count} textAnchor="middle" y="4" fontSize="11">
        {count}
      </text>
    </g>
  </Drawn>
)
