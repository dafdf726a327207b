import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import type { Snapshot } from '@/lib/domain/model'
import type { PlacementPreview } from '@/lib/domain/placement/model'
import { uniqueTagInForce } from '@/lib/domain/placement/rules'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import styles from './PreviewPane.module.css'

interface Props {
  preview: PlacementPreview
  snapshot: Snapshot
  cluster: string | null
}

/** The unique tag that nats-server will really apply, whose it is, and what would change it. */
export function UniqueTagCard({ preview, snapshot, cluster }: Props) {
  const { prefix: chosenBy, from, waivedBy } = preview.uniqueTag
  // The preview has none where no server is chosen, which is not to say that none is in force.
  const { prefix, known } = uniqueTagInForce(snapshot, defaultConfig('', []))
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h3>Unique tag in force</h3>
      </div>
      {prefix !== null ? (
        <p>
          <span className={styles.tag}>{prefix}</span> from the meta leader{' '}
          <span className="mono">{from}</span>
        </p>
      ) : (
        // What is not knowable is told below, once.
        (known || preview.notKnowable.length === 0) && (
          <p>{known ? `None: the meta leader ${from} has none.` : notKnown(from)}</p>
        )
      )}
      {prefix !== null && (
        <p>
          {chosenBy === null
            ? 'No server is chosen now, so it decides nothing here.'
            : meaning(prefix, waivedBy, snapshot, cluster)}
        </p>
      )}
      {preview.entersAt !== null && (
        <p>
          Without a cluster of its own choice nats-server tries {preview.entersAt} first, where Orrery asks,
          then the nearest.
        </p>
      )}
      {preview.notKnowable.map((what) => (
        <p key={what}>Not known: {what}</p>
      ))}
      {preview.warnings.map((warning) => (
        <p key={warning} className={styles.warning}>
          <Glyph size={16}>
            <SeverityShape severity="warning" />
          </Glyph>
          <span>{warning}</span>
        </p>
      ))}
    </div>
  )
}

function notKnown(from: string | null): string {
  return from === null
    ? 'Not known: no meta leader answers.'
    : `Not known: the version of the meta leader ${from} does not report it (nats-server before 2.10).`
}

function meaning(
  prefix: string,
  waivedBy: string | null,
  snapshot: Snapshot,
  cluster: string | null,
): string {
  if (waivedBy !== null) return `Not checked for this stream: it asks for ${waivedBy} itself.`
  const rule = `Each replica needs its own ${prefix} value.`
  if (cluster === null) return rule
  const values = new Set(
    snapshot.servers
      .filter((s) => s.cluster === cluster)
      .flatMap((s) => s.tags.filter((tag) => tag.startsWith(prefix)).slice(0, 1)),
  )
  return values.size === 0
    ? `${rule} ${cluster} has none.`
    : `${rule} ${cluster} has ${[...values].sort().slice(0, 9).join(', ')}${values.size > 9 ? ' …' : ''}.`
}
