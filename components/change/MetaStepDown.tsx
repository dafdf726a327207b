'use client'
import { useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import controls from '@/components/stream-form/controls.module.css'
import { Button } from '@/components/ui/Button'
import { useKeptFocus } from '@/components/ui/useKeptFocus'
import { metaStepDownCommand } from '@/lib/domain/meta-step-down'
import { Sent } from './Confirm'
import styles from './change.module.css'
import { Outcome } from './Outcome'
import { useChange } from './useChange'

/** Lets the meta leader hand over, into a cluster that is chosen: its unique tag decides where streams can be placed. */
export function MetaStepDown({
  cluster: wanted,
  onClose,
}: {
  /** Chosen to begin with; '' is any. */
  cluster: string
  onClose: () => void
}) {
  const { meta, clusters, servers } = useSnapshot()
  const [cluster, setCluster] = useState(wanted)
  const { submission, send, again } = useChange({ action: 'meta-step-down' })
  const outcome = useKeptFocus<HTMLDivElement>(submission === null)
  const form = useKeptFocus<HTMLFormElement>(submission === null)
  const members = (name: string) =>
    servers.filter(
      (s) => s.cluster === name && s.state === 'up' && s.metaMember === true && s.key !== meta.leader,
    )
  const tags = clusters.find((c) => c.name === cluster)?.uniqueTags ?? []
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send('/api/meta/step-down', cluster === '' ? {} : { cluster })
      }}
    >
      {submission ? (
        <Outcome ref={outcome} submission={submission} />
      ) : (
        <>
          <p>
            <span className="mono">{meta.leader ?? 'Nobody known'}</span> leads the meta group. Streams go on;
            creating and changing them waits for the next leader.
          </p>
          <label className={styles.field}>
            To a server of
            <select
              className={controls.select}
              value={cluster}
              onChange={(event) => setCluster(event.target.value)}
            >
              <option value="">any cluster</option>
              {clusters.map((c) => (
                <option key={c.name} value={c.name} disabled={members(c.name).length === 0}>
                  {c.name} · {members(c.name).length} ready
                </option>
              ))}
            </select>
            {cluster !== '' && (
              <small>
                {tags.length === 0
                  ? `${cluster} reports no unique tag.`
                  : `Then ${tags.join(' or ')} is the unique tag in force.`}
              </small>
            )}
          </label>
          <Sent cli={metaStepDownCommand(cluster === '' ? null : cluster)} />
        </>
      )}
      <div className={styles.footer}>
        {submission === null ? (
          <>
            <Button type="submit" variant="primary">
              Move the leader
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            {submission.kind === 'answered' && submission.answer.outcome === 'refused' && (
              <Button onClick={again}>Change it</Button>
            )}
          </>
        )}
      </div>
    </form>
  )
}
