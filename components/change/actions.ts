import { metaLoss } from '@/lib/domain/meta-loss'
import type { Snapshot, Stream } from '@/lib/domain/model'
import { isMoving } from '@/lib/domain/moving'
import { type Right, subjectOf } from '@/lib/domain/rights'
import { STREAM_ACTIONS, type StreamAction } from './open-change'

export interface ActionItem {
  id: StreamAction
  label: string
  /** Why it cannot be done now; null when it can. */
  why: string | null
}

const LABELS: Record<StreamAction, string> = {
  edit: 'Edit…',
  move: 'Scale or move…',
  'step-down': 'Move the leader…',
  'peer-remove': 'Remove a replica…',
  'cancel-move': 'Cancel the move…',
  purge: 'Purge…',
  seal: 'Seal…',
  delete: 'Delete…',
}
const NEEDS: Record<StreamAction, Right> = {
  edit: 'update',
  move: 'update',
  'step-down': 'step-down',
  'peer-remove': 'peer-remove',
  'cancel-move': 'cancel-move',
  purge: 'purge',
  seal: 'update',
  delete: 'delete',
}
/** Those that the stream's own group decides, without the meta group. */
const BY_STREAM = new Set<StreamAction>(['step-down', 'purge'])

/** Everything that could be done to a stream, and why what cannot be done cannot. */
export function streamActions(stream: Stream, snapshot: Snapshot): ActionItem[] {
  return STREAM_ACTIONS.map((id) => ({ id, label: LABELS[id], why: whyNot(id, stream, snapshot) }))
}

/** Why an account may not be changed; null when it may. */
export function readOnly(account: string, { coverage }: Pick<Snapshot, 'coverage'>): string | null {
  const known = coverage.writes?.accounts.some((a) => a.account === account)
  return known ? null : `Read-only: account ${account} is not configured with “write”: true`
}

/** Why NATS would not let the writer of an account do it; null when it would, or nobody knows. */
export function notPermitted(
  account: string,
  right: Right,
  { coverage }: Pick<Snapshot, 'coverage'>,
): string | null {
  const rights = coverage.writes?.accounts.find((a) => a.account === account)
  return rights?.may[right] === false
    ? `Not permitted: the writer of ${account} may not publish ${subjectOf(right)}`
    : null
}

function whyNot(id: StreamAction, stream: Stream, snapshot: Snapshot): string | null {
  const { account } = stream
  const loss = BY_STREAM.has(id) ? null : metaLoss(snapshot)
  return (
    readOnly(account, snapshot) ??
    notPermitted(account, NEEDS[id], snapshot) ??
    (loss === null ? null : `${loss}: nothing can be decided now`) ??
    notNow(id, stream)
  )
}

function notNow(id: StreamAction, { replicas, replicasWanted, leader }: Stream): string | null {
  if (id === 'step-down' && replicas.length === 1) return 'R1: there is nobody to hand over to'
  if (id === 'step-down' && leader === null) return 'No leader: an election is running'
  if (id === 'peer-remove' && replicas.length === 1) return 'R1: its only replica cannot be removed'
  if (id === 'cancel-move' && !isMoving({ replicas, replicasWanted })) {
    return 'No move is under way'
  }
  return null
}
