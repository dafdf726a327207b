import { count, plural } from '@/lib/domain/format'
import type { Loss } from '@/lib/domain/impact'
import panel from './Panel.module.css'
import { Section } from './Section'
import { SelectButton } from './SelectButton'

const MOST = 12

/** What stops when these servers fail together. */
export function LossSection({ title, loss }: { title: string; loss: Loss }) {
  return (
    <Section title={title} aside={`${plural(loss.stops.length, 'stream')} would stop`}>
      {loss.metaStops && <p className={panel.crit}>The meta group would lose its quorum.</p>}
      {loss.stops.length === 0 && <p className={panel.small}>Every stream that runs now would go on.</p>}
      <ul>
        {loss.stops.slice(0, MOST).map((key) => (
          <li key={key}>
            <SelectButton kind="stream" id={key} />
          </li>
        ))}
      </ul>
      {loss.stops.length > MOST && <p className={panel.small}>and {count(loss.stops.length - MOST)} more</p>}
    </Section>
  )
}
