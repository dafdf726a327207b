import type { ServerKey, Snapshot } from '../model'
import type { PlacementPreview, Prediction } from '../placement/model'
import { predictPeers, withoutMeta } from '../placement/predict'
import { judgePlacement } from '../placement/preview'
import { decidingVersion } from '../placement/rules'
import type { StreamConfig } from '../stream-config/model'
import { isAtLeast } from '../version'
import { type Held, standingOn } from './standing'

/** What the removal of a replica would come to. */
export interface RemovalPreview {
  predicted: Prediction
  placement: Omit<PlacementPreview, 'predicted' | 'entersAt' | 'allowance'>
  /** Who could take its place. */
  spares: ServerKey[]
  /** Where no server can: whether NATS takes the replica away all the same, though it answers with an error. */
  removedAllTheSame: 'yes' | 'maybe' | 'no'
}

/**
 * Who could take the place of a replica that is removed, and the answer (jetstream_api.go, `jsStreamRemovePeerRequest`;
 * jetstream_cluster.go, `removePeerFromStreamLocked`, `remapStreamAssignment`): the others keep theirs, and one is looked for
 * in the cluster of the group. Where there is none, 2.9 takes the replica away and answers 10075, 2.10 does so if the meta
 * leader is one of the group, and 2.15 changes nothing.
 */
export function previewRemoval(
  snapshot: Snapshot,
  held: Held,
  config: StreamConfig,
  peer: ServerKey,
): RemovalPreview {
  const version = decidingVersion(snapshot)
  const standing = {
    ...standingOn(snapshot, held, config.num_replicas),
    how: 'replace' as const,
    gone: [peer],
  }
  const full = { ...config, num_replicas: Math.max(1, standing.held.length) }
  const judged = judgePlacement(snapshot, full, standing)
  const spares = judged.preview.eligible.map((e) => e.server).filter((s) => !judged.preview.kept.includes(s))
  const found = withoutMeta(snapshot) ?? predictPeers(snapshot, full, judged)
  const predicted: Prediction = !standing.held.includes(peer)
    ? { outcome: 'refused', errCode: 10040, description: 'peer not a member' }
    : found?.errCode === 10005
      ? { outcome: 'refused', errCode: 10075, description: 'peer remap failed' }
      : (found ?? { outcome: 'accepted' })
  return {
    predicted,
    placement: judged.preview,
    spares,
    removedAllTheSame: predicted.errCode === 10075 ? allTheSame(version, snapshot, standing.held) : 'no',
  }
}

function allTheSame(
  version: string | null,
  { meta }: Snapshot,
  held: readonly ServerKey[],
): RemovalPreview['removedAllTheSame'] {
  if (version === null || isAtLeast(version, '2.15')) return 'no'
  if (!isAtLeast(version, '2.10')) return 'yes'
  // In between it depends on what the meta leader keeps of the group itself, read at 2.10.27, 2.12.0 and 2.14.0.
  return meta.leader !== null && held.includes(meta.leader) ? 'maybe' : 'no'
}
