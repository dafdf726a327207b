'use client'
import { useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Choice } from '@/components/stream-form/Choice'
import controls from '@/components/stream-form/controls.module.css'
import { Field, fieldIds } from '@/components/stream-form/Field'
import { clusterOptions, replicaLimit, tagOptions } from '@/components/stream-form/options'
import { TagsField } from '@/components/stream-form/TagsField'
import { valueAt, withValue } from '@/lib/domain/change/raw'
import { isMove } from '@/lib/domain/change/standing'
import type { Snapshot, Stream } from '@/lib/domain/model'
import type { RawConfig } from '@/lib/domain/operation'
import { lacking, oldestOf } from '@/lib/domain/stream-config/features'
import { MAX_REPLICAS } from '@/lib/domain/stream-config/model'
import styles from './change.module.css'
import { UpdateFlow } from './UpdateFlow'
import { useBase } from './useUpdatePreview'

interface Wish {
  replicas: number
  cluster: string
  tags: string[]
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
  const snapshot = useSnapshot()
  const { base, rebase, why } = useBase(account, stream)
  const [wish, setWish] = useState<Partial<Wish>>({})
  const now = base ? wishOf(base) : null
  const shown = now ? { ...now, ...wish } : null
  const row = snapshot.streams.find((s) => s.account === account && s.name === stream) ?? null
  const limit = shown && base ? limitOf(snapshot, row, base, shown) : null
  return (
    <UpdateFlow
      change={{ action: 'move', account, stream }}
      account={account}
      stream={stream}
      base={base}
      config={base && shown ? wanted(base, shown) : null}
      onRebase={(next) => {
        rebase(next)
        setWish({})
      }}
      onClose={onClose}
    >
      {why !== null && <p role="alert">{why}</p>}
      {shown && (
        <div className={styles.form}>
          <Field name="cluster" label="Cluster" problem={undefined}>
            <select
              {...fieldIds('cluster', undefined, false).describe}
              className={controls.select}
              value={shown.cluster}
              onChange={(event) => setWish({ ...wish, cluster: event.target.value })}
            >
              <option value="">not asked for</option>
              {clusterOptions(snapshot).map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <TagsField
            options={tagOptions(snapshot, shown.cluster, shown.tags)}
            value={shown.tags}
            lacksExclusion={lacking('placement.tags.exclude', oldestOf(snapshot))}
            problem={undefined}
            onChange={(tags) => setWish({ ...wish, tags })}
          />
          <Choice
            name="replicas"
            label="Replicas"
            value={shown.replicas}
            options={Array.from({ length: MAX_REPLICAS }, (_, i) => i + 1).map((value) => ({
              value,
              label: String(value),
              disabled: limit !== null && value > limit.max && value !== shown.replicas,
            }))}
            hint={limit?.reason ?? undefined}
            onChange={(replicas) => setWish({ ...wish, replicas })}
          />
        </div>
      )}
    </UpdateFlow>
  )
}

/** How many replicas there could be: for a move anywhere that is asked for, else beside those that stay. */
function limitOf(snapshot: Snapshot, row: Stream | null, base: RawConfig, wish: Wish) {
  if (isMove(base, wanted(base, wish))) return replicaLimit(snapshot, wish.cluster, wish.tags)
  const kept = row?.replicas.map((r) => r.server) ?? []
  return replicaLimit(snapshot, row?.cluster ?? wish.cluster, wish.tags, kept)
}

function wishOf(base: RawConfig): Wish {
  const replicas = valueAt(base, 'num_replicas')
  const cluster = valueAt(base, 'placement.cluster')
  const tags = valueAt(base, 'placement.tags')
  return {
    replicas: typeof replicas === 'number' ? replicas : 1,
    cluster: typeof cluster === 'string' ? cluster : '',
    tags: Array.isArray(tags) ? tags.map(String) : [],
  }
}

function wanted(base: RawConfig, { replicas, cluster, tags }: Wish): RawConfig {
  const placed = withValue(
    withValue(base, 'placement.cluster', cluster === '' ? null : cluster),
    'placement.tags',
    tags.length === 0 ? null : tags,
  )
  return withValue(placed, 'num_replicas', replicas)
}
