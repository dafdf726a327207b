'use client'
import { Age } from '@/components/live/Age'
import { Chip } from '@/components/ui/Chip'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import type { Finding } from '@/lib/domain/model'
import { FindingBody } from './FindingBody'
import { Section, Title } from './Section'

/** One finding in full. */
export function FindingPanel({ finding }: { finding: Finding }) {
  return (
    <>
      <Title
        mark={
          <Glyph size={14}>
            <SeverityShape severity={finding.severity} />
          </Glyph>
        }
        name={finding.summary}
        kind={<Chip>{finding.severity} finding</Chip>}
        context={
          <>
            <span className="mono">{finding.code}</span> · for <Age at={finding.since} />
          </>
        }
      />
      <Section title="Evidence and remedy">
        <FindingBody finding={finding} />
      </Section>
    </>
  )
}
