import { valueAt } from '@/lib/domain/change/raw'
import { replicasOf } from '@/lib/domain/change/standing'
import type { Answer, RawConfig } from '@/lib/domain/operation'
import { refusal } from './answers'
import { cancelMoveRequest } from './change-api'
import { type StreamInfo, streamInfoRequest } from './jetstream-api'
import { ASK_TIMEOUT, type ChangeDeps, type Report, reconcile } from './reconcile'

/** How long the new servers may take to let go, and the old ones to elect, before the rest is left to the picture. */
const SHOWS_MS = 12_000

/** Ends a move: the stream goes back to the servers it had. Says where it is then, and what its configuration still asks for. */
export async function cancelMove(
  { requestId, account, stream }: { requestId: string; account: string; stream: string },
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link, now, sleep } = deps
  const changed = (done: string, settled = true, info?: StreamInfo): Answer => ({
    requestId,
    outcome: 'changed',
    settled,
    done,
    ...(info ? { stream: info.stream } : {}),
  })
  const look = async (): Promise<StreamInfo | null> => {
    const info = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
    return info.kind === 'ok' && isSettled(info.value) ? info.value : null
  }
  const sentAt = now()
  const sent = await cancelMoveRequest(link, account, stream)
  if (sent.kind === 'error' || sent.kind === 'unsent') return refusal(requestId, account, sent)
  if (sent.kind === 'silence') {
    return reconcile({ requestId, reason: sent.reason, sentAt }, deps, report, async () => {
      const info = await look()
      if (info === null)
        return 'More servers than wanted still hold the stream, or fewer, or it does not answer.'
      return changed(`It moves no more: it is on ${serversOf(info)}.${left(info)}`, true, info)
    })
  }
  report(changed('The move is cancelled: the new servers let go.', false))
  for (;;) {
    const info = await look()
    if (info)
      return changed(`The move is cancelled: the stream is on ${serversOf(info)}.${left(info)}`, true, info)
    if (now() - sentAt > SHOWS_MS) {
      return changed('The move is cancelled: the stream goes back to its old servers, which takes a while.')
    }
    await sleep(250)
  }
}

/** For a moment fewer hold it than shall: the new ones are gone, and the old ones not back. */
function isSettled({ config, stream: { leader, replicas } }: StreamInfo): boolean {
  return leader !== null && 1 + replicas.length === replicasOf(config)
}

const serversOf = ({ stream: { leader, replicas } }: StreamInfo): string =>
  [...(leader === null ? [] : [leader]), ...replicas].sort().join(', ')

/**
 * Before 2.15 nats-server restores the servers and not the configuration (jetstream_api.go, `jsLeaderServerStreamCancelMoveRequest`;
 * 2.15: jetstream_cluster.go, `jsClusteredStreamCancelMoveLocked`).
 */
function left({ config, stream }: StreamInfo): string {
  const asked = askedCluster(config)
  return asked === null || stream.cluster === null || asked === stream.cluster
    ? ''
    : ` Its configuration still asks for ${asked}, which nats-server takes back from 2.15 on only: set it to ${stream.cluster}.`
}

function askedCluster(config: RawConfig): string | null {
  const cluster = valueAt(config, 'placement.cluster')
  return typeof cluster === 'string' ? cluster : null
}
