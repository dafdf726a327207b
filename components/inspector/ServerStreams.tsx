'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Glyph, ReplicaShape } from '@/components/ui/Glyph'
import { count } from '@/lib/domain/format'
import { type Server, streamKey } from '@/lib/domain/model'
import { countsWords, replicaCounts } from '@/lib/domain/replica-counts'
import { roleWord } from '@/lib/domain/replica-role'
import panel from './Panel.module.css'
import { Section } from './Section'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

const MOST = 12

/** The streams a server holds: those it leads first. */
export function ServerStreams({ server }: { server: Server }) {
  const { streams } = useSnapshot()
  const held = streams
    .flatMap((stream) =>
      stream.replicas.filter((r) => r.server === server.key).map((replica) => ({ stream, replica })),
    )
    .sort((a, b) => Number(b.replica.role === 'leader') - Number(a.replica.role === 'leader'))
  const counts = countsWords(replicaCounts(held.map((h) => h.stream)).get(server.key))
  return (
    <Section title="Streams" aside={counts.join(' · ')}>
      {held.length === 0 ? (
        <p className={panel.small}>No replica lies here.</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">Streams with a replica on {server.key}</caption>
          <tbody>
            {held.slice(0, MOST).map(({ stream, replica }) => (
              <tr key={streamKey(stream)}>
                <td>
                  <span className={styles.swatched}>
                    <Glyph>
                      <ReplicaShape role={replica.role} state={replica.state} />
                    </Glyph>
                    <SelectButton kind="stream" id={streamKey(stream)}>
                      {stream.name}
                    </SelectButton>
                  </span>
                </td>
                <td className={styles.quiet}>{stream.account}</td>
                <td className={styles.right}>
                  {roleWord(replica, stream.replicas)}
                  {replica.state !== 'current' && `, ${replica.state}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {held.length > MOST && <p className={panel.small}>and {count(held.length - MOST)} more</p>}
    </Section>
  )
}
