import { stringifyExact } from '../exact-json'
import type { Snapshot } from '../model'
import { cliCommand } from '../stream-config/cli'
import type { StreamConfig } from '../stream-config/model'
import { type AccountLimits, allowanceWords } from './account'
import { limitsIn } from './account-bytes'
import { type Evaluation, evaluate } from './evaluate'
import type { PlacementPreview } from './model'
import { predict } from './predict'
import { otherUniqueTags, remedies, wouldFit } from './remedies'
import { notKnowable, rulesOf, uniqueTagInForce } from './rules'
import { certainties } from './spread'
import { askedCluster, choosesNobody, keeps, type Standing } from './standing'

/**
 * Where a stream could land, judged as nats-server judges (jetstream_cluster.go, `selectPeerGroup`) on what the snapshot
 * knows. The same function serves the form while one types and `POST /api/streams/preview`.
 * @param account where name and subjects must be free; null leaves that out of the prediction
 * @param limits what that account may; null is not known
 * @param ours whether name and subjects are this stream's already: it was sent
 */
export function previewPlacement(
  snapshot: Snapshot,
  config: StreamConfig,
  account: string | null = null,
  limits: AccountLimits | null = null,
  ours = false,
): PlacementPreview {
  const judged = judgePlacement(snapshot, config, null)
  return {
    ...judged.preview,
    predicted: predict(snapshot, account, config, judged, limits, ours),
    entersAt: config.placement?.cluster ? null : entersAt(snapshot, account),
    allowance:
      limits && account !== null
        ? allowanceWords(limits, config, limitsIn(snapshot, account, config.name, limits))
        : null,
  }
}

/** What has been found out about the servers, before the answer is predicted. */
export interface Judged {
  evaluation: Evaluation
  uniqueTag: PlacementPreview['uniqueTag']
  standing: Standing | null
  preview: Omit<PlacementPreview, 'predicted' | 'entersAt' | 'allowance'>
}

/** The servers of the snapshot against a config, for a create or, with `standing`, for a stream that exists. */
export function judgePlacement(snapshot: Snapshot, config: StreamConfig, standing: Standing | null): Judged {
  // Where nobody is chosen, no tag is asked for.
  const asked = uniqueTagInForce(snapshot, config)
  const uniqueTag = choosesNobody(standing) ? { ...asked, prefix: null, known: true, waivedBy: null } : asked
  const inForce = uniqueTag.waivedBy === null ? uniqueTag.prefix : null
  const evaluation = evaluate(snapshot, rulesOf(snapshot, config, inForce, { standing }))
  const good = evaluation.offers.filter((o) => o.capacity >= config.num_replicas)
  const preview = {
    fits: evaluation.fits,
    needed: config.num_replicas,
    eligible: evaluation.eligible.map((s) => ({ server: s.key, region: s.region, az: s.az })),
    refused: [...evaluation.refusals].map(([server, reasons]) => ({ server, reasons })),
    kept: [...keeps(standing)],
    uniqueTag,
    ...certainties(good, config.num_replicas, inForce),
    notKnowable: notKnowable(snapshot),
    warnings: evaluation.fits && !choosesNobody(standing) ? warnings(snapshot, config, standing) : [],
    remedies: evaluation.fits ? [] : remedies(snapshot, config, uniqueTag.prefix, standing),
    cli: cliCommand(config),
    json: stringifyExact(config, 2),
  }
  return { evaluation, uniqueTag, standing, preview }
}

/** The cluster of our own connection through which the account is changed; null when there is none. */
export function entersAt(snapshot: Snapshot, account: string | null): string | null {
  const ours = snapshot.coverage.accounts.filter((a) => a.account === account && a.state === 'connected')
  const server = (ours.find((a) => a.use === 'write') ?? ours[0])?.server
  return snapshot.servers.find((s) => s.key === server)?.cluster ?? null
}

function warnings(snapshot: Snapshot, config: StreamConfig, standing: Standing | null): string[] {
  const out = otherUniqueTags(snapshot)
    .filter((other) => !wouldFit(snapshot, config, other.prefix, standing))
    .map(
      (other) =>
        `If the meta leader moves to ${other.clusters.join(' or ')}, ${other.prefix} is in force and this ${standing === null ? 'create' : 'change'} is refused: ` +
        `too few servers have a ${other.prefix} tag of their own.`,
    )
  const cluster = askedCluster(standing, config.placement?.cluster)
  const gone = snapshot.servers.filter(
    (s) => s.state !== 'up' && (!cluster || s.cluster === cluster) && !keeps(standing).includes(s.key),
  )
  if (gone.length > 0) {
    const names = gone.map((s) => `${s.name} (${s.state})`).join(', ')
    out.push(`nats-server learns late of a lost server and may still choose ${names}.`)
  }
  return out
}
