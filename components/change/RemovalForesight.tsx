'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { previewRemoval, type RemovalPreview } from '@/lib/domain/change/predict-removal'
import type { Stream } from '@/lib/domain/model'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import styles from './change.module.css'
import { PlacementDetail } from './PlacementDetail'
import { useBase } from './useUpdatePreview'

/** What the removal of this replica comes to: who could take its place, or why nobody can. */
export function RemovalForesight({ stream, peer }: { stream: Stream; peer: string }) {
  const snapshot = useSnapshot()
  const { base, why } = useBase(stream.account, stream.name)
  const { cluster, leader, replicas } = stream
  const preview = useMemo(() => {
    if (base === null) return null
    const held = { cluster, leader, servers: replicas.map((r) => r.server) }
    return previewRemoval(snapshot, held, decodeConfig(base).config, peer)
  }, [snapshot, base, cluster, leader, replicas, peer])
  if (why !== null) return <p role="alert">Who could take its place is not known: {why}</p>
  if (preview === null) return null
  const { outcome } = preview.predicted
  return (
    <>
      <p className={styles.note} data-tone={outcome === 'refused' ? 'crit' : undefined} role="status">
        <Glyph size={16}>
          <SeverityShape
            severity={outcome === 'refused' ? 'critical' : outcome === 'unknown' ? 'warning' : 'ok'}
          />
        </Glyph>
        <span>{words(preview)}</span>
      </p>
      <PlacementDetail placement={preview.placement} held={replicas} />
    </>
  )
}

function words({ predicted, spares, removedAllTheSame }: RemovalPreview): string {
  const { outcome, errCode, description } = predicted
  if (outcome === 'accepted') {
    return spares.length === 1
      ? `${spares[0]} takes its place: no other server can.`
      : `One of ${spares.join(', ')} takes its place.`
  }
  if (outcome !== 'refused') return `Who takes its place is not certain. ${description}`
  if (errCode !== 10075) return `NATS would refuse it: ${errCode} ${description}.`
  const then = {
    no: 'and changes nothing',
    maybe: 'and may take the replica away all the same',
    yes: 'and takes the replica away all the same',
  }[removedAllTheSame]
  return `No other server can take its place: NATS answers ${errCode} (${description}) ${then}.`
}
