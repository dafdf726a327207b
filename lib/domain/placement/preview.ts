import { stringifyExact } from '../exact-json'
import type { Snapshot } from '../model'
import { cliCommand } from '../stream-config/cli'
import type { StreamConfig } from '../stream-config/model'
import { type AccountLimits, allowanceWords } from './account'
import { evaluate } from './evaluate'
import type { PlacementPreview } from './model'
import { predict } from './predict'
import { otherUniqueTags, remedies, wouldFit } from './remedies'
import { notKnowable, rulesOf, uniqueTagInForce } from './rules'
import { certainties } from './spread'

/**
 * Where a stream could land, judged as nats-server judges (jetstream_cluster.go, `selectPeerGroup`) on what the snapshot
 * knows. The same function serves the form while one types and `POST /api/streams/preview`.
 * @param account where name and subjects must be free; null leaves that out of the prediction
 * @param limits what that account may; null is not known
 */
export function previewPlacement(
  snapshot: Snapshot,
  config: StreamConfig,
  account: string | null = null,
  limits: AccountLimits | null = null,
): PlacementPreview {
  const uniqueTag = uniqueTagInForce(snapshot, config)
  const inForce = uniqueTag.waivedBy === null ? uniqueTag.prefix : null
  const evaluation = evaluate(snapshot, rulesOf(snapshot, config, inForce))
  const good = evaluation.offers.filter((o) => o.capacity >= config.num_replicas)
  return {
    fits: evaluation.fits,
    needed: config.num_replicas,
    eligible: evaluation.eligible.map((s) => ({ server: s.key, region: s.region, az: s.az })),
    refused: [...evaluation.refusals].map(([server, reasons]) => ({ server, reasons })),
    uniqueTag,
    ...certainties(good, config.num_replicas, inForce),
    predicted: predict(snapshot, account, config, uniqueTag, evaluation, limits),
    entersAt: config.placement?.cluster ? null : entersAt(snapshot, account),
    notKnowable: notKnowable(snapshot),
    allowance: limits && allowanceWords(limits, config),
    warnings: evaluation.fits ? warnings(snapshot, config) : [],
    remedies: evaluation.fits ? [] : remedies(snapshot, config, uniqueTag.prefix),
    cli: cliCommand(config),
    json: stringifyExact(config, 2),
  }
}

/** The cluster of our own connection through which the account is changed; null when there is none. */
function entersAt(snapshot: Snapshot, account: string | null): string | null {
  const ours = snapshot.coverage.accounts.filter((a) => a.account === account && a.state === 'connected')
  const server = (ours.find((a) => a.use === 'write') ?? ours[0])?.server
  return snapshot.servers.find((s) => s.key === server)?.cluster ?? null
}

function warnings(snapshot: Snapshot, config: StreamConfig): string[] {
  const out = otherUniqueTags(snapshot)
    .filter((other) => !wouldFit(snapshot, config, other.prefix))
    .map(
      (other) =>
        `If the meta leader moves to ${other.clusters.join(' or ')}, ${other.prefix} is in force and this create is refused: ` +
        `too few servers have a ${other.prefix} tag of their own.`,
    )
  const cluster = config.placement?.cluster
  const gone = snapshot.servers.filter((s) => s.state !== 'up' && (!cluster || s.cluster === cluster))
  if (gone.length > 0) {
    const names = gone.map((s) => `${s.name} (${s.state})`).join(', ')
    out.push(`nats-server learns late of a lost server and may still choose ${names}.`)
  }
  return out
}
