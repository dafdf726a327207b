'use client'
import { Age, FineAge } from '@/components/live/Age'
import { Chip } from '@/components/ui/Chip'
import { Glyph, StateShape } from '@/components/ui/Glyph'
import { bytes, count, dateClock } from '@/lib/domain/format'
import type { Tombstone } from '@/lib/domain/model'
import panel from './Panel.module.css'
import { Fact, Facts, Section, Title } from './Section'
import { SelectButton } from './SelectButton'

/** A stream that is gone: since when, how we know, what it last was. */
export function TombstonePanel({ tombstone: t }: { tombstone: Tombstone }) {
  return (
    <>
      <Title
        mark={
          <Glyph>
            <StateShape state="down" />
          </Glyph>
        }
        name={t.name}
        mono
        kind={<Chip>gone stream · {t.account}</Chip>}
        context={
          <>
            gone since {dateClock(t.since)} UTC · <Age at={t.since} suffix=" ago" />
          </>
        }
      />
      <Section title="Gone">
        <p>
          <strong className={panel.crit}>gone</strong>: {t.why}. It counts for nothing any more, and is shown
          for 10 minutes.
        </p>
      </Section>
      <Section title="What it last was" aside={t.observedAt && <FineAge at={t.observedAt} suffix=" ago" />}>
        <Facts>
          <Fact name="Messages" mono>
            {count(t.messages)} · {bytes(t.bytes)}
          </Fact>
          <Fact name="Last sequence" mono>
            {count(t.lastSeq)}
          </Fact>
          <Fact name="Subjects" mono>
            {t.subjects.join(', ') || '–'}
          </Fact>
          <Fact name="Kept">{t.storage ?? '–'}</Fact>
          <Fact name="In">{t.cluster === null ? '–' : <SelectButton kind="cluster" id={t.cluster} />}</Fact>
          <Fact name="Held by" mono>
            {t.servers.join(', ') || '–'}
          </Fact>
          <Fact name="Created" mono>
            {t.created === null ? '–' : `${dateClock(t.created)} UTC`}
          </Fact>
        </Facts>
      </Section>
    </>
  )
}
