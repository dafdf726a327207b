import { CROWN, STAR } from '@/components/ui/Glyph'
import marks from '../gateway.module.css'
import { BrokenSwatch, Drawn, Group, Item, Line } from '../Legend'
import styles from './capsule.module.css'

/** What is particular to a map of capsules: which gateways are drawn of so many, and what a capsule says. */
export function CapsuleLegend({ drawn, notDrawn }: { drawn: number; notDrawn: number }) {
  return (
    <>
      <Group title="Gateways drawn" columns={1}>
        <Item shape={null}>{notDrawn === 0 ? `all ${drawn}` : `${drawn} with a fault or in focus`}</Item>
        <Item shape={null}>{notDrawn === 0 ? 'none left out' : `${notDrawn} others not drawn`}</Item>
      </Group>
      <Group title="Marks" columns={3}>
        <Item shape={<Swatch count="3" className={styles.capsule} />}>servers of a cluster in an AZ</Item>
        <Item
          shape={
            <Drawn w={14}>
              <path d={CROWN} className={styles.crown} />
            </Drawn>
          }
        >
          meta leader
        </Item>
        <Item shape={<Line className={marks['link-part']} />}>part</Item>
        <Item shape={<Swatch count="2/3" className={styles.crit} />}>the worst state shows</Item>
        <Item
          shape={
            <Drawn w={14}>
              <path d={STAR} fill="var(--ink-2)" />
            </Drawn>
          }
        >
          leaders
        </Item>
        <Item shape={<BrokenSwatch />}>broken</Item>
      </Group>
    </>
  )
}

const Swatch = ({ count, className }: { count: string; className: string | undefined }) => (
  <Drawn w={28}>
    <g className={className}>
      <rect className={styles.face} x="-13" y="-7" width="26" height="14" rx="4" />
      <text className={styles.count} textAnchor="middle" y="4" fontSize="11">
        {count}
      </text>
    </g>
  </Drawn>
)
