import type { Answer, CreatedStream } from '@/lib/domain/operation'
import { refusal, stoppedAnswer } from './answers'
import { removePeerRequest } from './change-api'
import { streamInfoRequest } from './jetstream-api'
import { ASK_TIMEOUT, type ChangeDeps, type Report, reconcile } from './reconcile'

/** How long who takes the place may take to show in the stream's own words. */
const SHOWS_MS = 10_000
/** nats-server found nobody to take the place; before 2.15 the replica may be gone all the same. */
const NO_SPARE = 10075
/** How long a removal may take to show that was answered with an error. */
const GOES_MS = 2000

/**
 * Takes one replica away from its server; nats-server lets another one take its place where it can. Who that is is told by
 * the stream itself, after the answer.
 */
export async function removePeer(
  {
    requestId,
    account,
    stream,
    peer,
    confirm,
  }: { requestId: string; account: string; stream: string; peer: string; confirm: string },
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link, now, sleep } = deps
  if (confirm !== stream) {
    return stoppedAnswer(requestId, { code: 'confirm-needed', confirm: stream, changes: [] })
  }
  const look = () => holders(deps, account, stream)
  const before = (await look())?.servers ?? null
  const sentAt = now()
  const sent = await removePeerRequest(link, stream, peer)
  const changed = (done: string, info?: CreatedStream): Answer => ({
    requestId,
    outcome: 'changed',
    settled: true,
    done,
    ...(info ? { stream: info } : {}),
  })
  const told = (info: CreatedStream, servers: readonly string[]) => {
    const fresh = before === null ? [] : servers.filter((s) => !before.includes(s))
    return changed(`${peer} holds no replica any more; ${successor(fresh)}.`, info)
  }
  if (sent.kind === 'ok') {
    for (;;) {
      const seen = await look()
      const gone = seen !== null && !seen.servers.includes(peer)
      // The place is empty for a moment between the old one and the new one.
      const full = seen !== null && before !== null && seen.servers.length >= before.length
      if (gone && full) return told(seen.info, seen.servers)
      if (now() - sentAt > SHOWS_MS) {
        return changed(
          gone
            ? `${peer} holds no replica any more; no other server has appeared yet.`
            : `Accepted; ${peer} has not let go yet.`,
        )
      }
      const done = `${peer} is being removed; its successor is not known yet.`
      report({ requestId, outcome: 'changed', settled: false, done })
      await sleep(200)
    }
  }
  if (sent.kind === 'silence') {
    return reconcile({ requestId, reason: sent.reason, sentAt }, deps, report, async () => {
      const seen = await look()
      if (seen === null) return 'The stream does not answer, so it is not known.'
      return seen.servers.includes(peer) ? `${peer} still holds a replica.` : told(seen.info, seen.servers)
    })
  }
  if (sent.kind !== 'error' || sent.errCode !== NO_SPARE) return refusal(requestId, account, sent)
  const said = `nats-server answered ${sent.errCode} (${sent.description})`
  const known = 'The replica may be gone all the same. Orrery looks whether it is.'
  return reconcile({ requestId, reason: said, sentAt, known }, deps, report, async () => {
    const seen = await look()
    // A stream whose leader was taken away has none for seconds.
    if (seen === null)
      return `The stream does not answer, so it is not known whether ${peer} still holds a replica.`
    if (!seen.servers.includes(peer)) {
      return changed(
        `${peer} holds no replica any more, though ${said}: no server could take its place.`,
        seen.info,
      )
    }
    return now() - sentAt > GOES_MS ? refusal(requestId, account, sent) : known
  })
}

const successor = (fresh: readonly string[]) =>
  fresh.length > 0 ? `${fresh.join(', ')} takes its place` : 'no new server is seen in its place'

/** Who holds a replica by the stream's own word; null while it does not answer. */
async function holders({ link }: ChangeDeps, account: string, stream: string) {
  const info = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
  if (info.kind !== 'ok' || info.value.stream.leader === null) return null
  const { leader, replicas } = info.value.stream
  return { info: info.value.stream, servers: [leader, ...replicas] }
}
