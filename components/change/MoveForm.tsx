'use client'
import { useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import controls from '@/components/stream-form/controls.module.css'
import { valueAt, withValue } from '@/lib/domain/change/raw'
import type { RawConfig } from '@/lib/domain/operation'
import { MAX_REPLICAS } from '@/lib/domain/stream-config/model'
import styles from './change.module.css'
import { UpdateFlow } from './UpdateFlow'
import { useBase } from './useUpdatePreview'

interface Wish {
  replicas: number
  cluster: string
  tags: string
}

/** How many copies, and where: nats-server copies to the new servers first and lets the old ones go after. */
export function MoveForm({
  account,
  stream,
  onClose,
}: {
  account: string
  stream: string
  onClose: () => void
}) {
  const { clusters } = useSnapshot()
  const read = useBase(account, stream)
  const [rebased, setRebased] = useState<RawConfig | null>(null)
  const [wish, setWish] = useState<Partial<Wish>>({})
  const base = rebased ?? read.base
  const now = base ? wishOf(base) : null
  const shown = now ? { ...now, ...wish } : null
  return (
    <UpdateFlow
      change={{ action: 'move', account, stream }}
      account={account}
      stream={stream}
      base={base}
      config={base && shown ? wanted(base, shown) : null}
      onRebase={(next) => {
        setRebased(next)
        setWish({})
      }}
      onClose={onClose}
    >
      {read.why !== null && <p role="alert">{read.why}</p>}
      {shown && (
        <div className={styles.fields}>
          <label className={styles.field}>
            Cluster
            <select
              className={controls.select}
              value={shown.cluster}
              onChange={(event) => setWish({ ...wish, cluster: event.target.value })}
            >
              <option value="">any: the server chooses</option>
              {clusters.map((c) => (
                <option key={c.name} value={c.name}>
                  {c.name} · {c.servers.length} servers
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            Replicas
            <select
              className={controls.select}
              value={shown.replicas}
              onChange={(event) => setWish({ ...wish, replicas: Number(event.target.value) })}
            >
              {Array.from({ length: MAX_REPLICAS }, (_, i) => i + 1).map((n) => (
                <option key={n} value={n}>
                  {n}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            Tags, with spaces between
            <input
              className={controls.input}
              value={shown.tags}
              onChange={(event) => setWish({ ...wish, tags: event.target.value })}
              placeholder="none"
              spellCheck={false}
            />
          </label>
        </div>
      )}
    </UpdateFlow>
  )
}

function wishOf(base: RawConfig): Wish {
  const replicas = valueAt(base, 'num_replicas')
  const cluster = valueAt(base, 'placement.cluster')
  const tags = valueAt(base, 'placement.tags')
  return {
    replicas: typeof replicas === 'number' ? replicas : 1,
    cluster: typeof cluster === 'string' ? cluster : '',
    tags: Array.isArray(tags) ? tags.join(' ') : '',
  }
}

function wanted(base: RawConfig, { replicas, cluster, tags }: Wish): RawConfig {
  const list = tags.split(/\s+/).filter((tag) => tag !== '')
  const placed = withValue(
    withValue(base, 'placement.cluster', cluster === '' ? null : cluster),
    'placement.tags',
    list.length === 0 ? null : list,
  )
  return withValue(placed, 'num_replicas', replicas)
}
