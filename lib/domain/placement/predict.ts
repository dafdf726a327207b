import type { Snapshot } from '../model'
import { firstBroken } from '../stream-config/check'
import type { StreamConfig } from '../stream-config/model'
import { overlapWith } from '../stream-config/subject'
import { type AccountLimits, accountRefusal, maxBytesRefusal } from './account'
import { limitsIn } from './account-bytes'
import { blindChoices } from './blind'
import { type Evaluation, evaluate } from './evaluate'
import { missingTags } from './judge'
import type { Prediction } from './model'
import type { Judged } from './preview'
import { decidingVersion, type Rules, rulesOf } from './rules'
import type { Standing } from './standing'

/**
 * What nats-server will answer to this create, asked in its order (jetstream_cluster.go, `jsClusteredStreamRequest`):
 * config, name, subjects, limits of the account, peers. `account` is where the name and the subjects must be free, unless they
 * are `ours`; null leaves account and limits out.
 */
export function predict(
  snapshot: Snapshot,
  account: string | null,
  config: StreamConfig,
  judged: Judged,
  limits: AccountLimits | null,
  ours: boolean,
): Prediction {
  const wrong = firstBroken(config, decidingVersion(snapshot))
  if (wrong) return { outcome: 'refused', errCode: wrong.errCode, description: wrong.says ?? wrong.text }
  const bytes = limits && maxBytesRefusal(limits, config)
  if (bytes) return bytes
  const streams = snapshot.streams.filter((s) => s.account === account && !ours)
  if (streams.some((s) => s.name === config.name)) {
    return {
      outcome: 'exists',
      errCode: 10058,
      description: `${account} has a stream ${config.name}: left as it is when the configuration is the same, refused when not.`,
    }
  }
  if (overlapWith(config.subjects, streams)) {
    return { outcome: 'refused', errCode: 10065, description: 'subjects overlap with an existing stream' }
  }
  const denied =
    limits && account !== null
      ? accountRefusal(limits, config, limitsIn(snapshot, account, config.name, limits))
      : null
  if (denied?.outcome === 'refused') return denied
  return withoutMeta(snapshot) ?? predictPeers(snapshot, config, judged) ?? denied ?? { outcome: 'created' }
}

/** What is answered while the meta group can decide nothing; null while it can. */
export function withoutMeta(snapshot: Snapshot): Prediction | null {
  const standalone = snapshot.servers.length === 1 && snapshot.servers[0]?.cluster === null
  if (!standalone && snapshot.meta.leader === null) {
    return { outcome: 'refused', errCode: 10008, description: 'JetStream system temporarily unavailable' }
  }
  if ((snapshot.meta.margin ?? 0) >= 0) return null
  return {
    outcome: 'unknown',
    description:
      'The meta group has lost its quorum: the request would hang and may be carried out much later.',
  }
}

/** What is answered where nats-server chooses servers (`selectPeerGroup`); null when it finds them. */
export function predictPeers(
  snapshot: Snapshot,
  config: StreamConfig,
  { evaluation: ours, uniqueTag, standing }: Judged,
): Prediction | null {
  const inForce = uniqueTag.waivedBy === null ? uniqueTag.prefix : null
  const rules = rulesOf(snapshot, config, inForce, { asNatsSees: true, standing })
  const theirs = evaluate(snapshot, rules)
  if (!theirs.fits)
    return { outcome: 'refused', errCode: 10005, description: noPeers(snapshot, theirs, rules) }
  if (!ours.fits) {
    const gone = theirs.eligible.filter((s) => s.state !== 'up').map((s) => s.key)
    return {
      outcome: 'unknown',
      description: `nats-server may place a replica on ${gone.join(', ')} all the same and wait for it.`,
    }
  }
  const blind = blindChoices(theirs, rules)
  if (blind.length > 0) {
    const names = blind.map((s) => s.key).join(', ')
    return {
      outcome: 'unknown',
      description: `nats-server may still choose ${names}, and would then wait for it.`,
    }
  }
  const uncertain = consumersDecide(snapshot, config, inForce, standing)
  if (uncertain) return uncertain
  if (!uniqueTag.known) {
    return {
      outcome: 'unknown',
      description: 'This version of nats-server does not report its unique tag, which may refuse servers.',
    }
  }
  return null
}

/**
 * Since 2.15 the replicated consumers of a stream count with it where it is scaled or moved. How many of them are
 * replicated is not in the snapshot: null where it fits with all of them, or has none.
 */
function consumersDecide(
  snapshot: Snapshot,
  config: StreamConfig,
  uniqueTag: string | null,
  standing: Standing | null,
): Prediction | null {
  if (standing === null || standing.consumers === 0) return null
  const haCost = 1 + (standing.consumers ?? Number.POSITIVE_INFINITY)
  const rules = rulesOf(snapshot, config, uniqueTag, { asNatsSees: true, standing, haCost })
  return evaluate(snapshot, rules).fits ? null : consumersUnknown(standing.consumers, rules.maxHaAssets)
}

/** That it depends on the consumers, of which the snapshot only knows how many there are. */
export function consumersUnknown(consumers: number | null, max: number | null): Prediction {
  const all =
    consumers === null ? 'its consumers' : `its ${consumers} ${consumers === 1 ? 'consumer' : 'consumers'}`
  return {
    outcome: 'unknown',
    description: `How many of ${all} are replicated is not known here, and each counts against max_ha_assets (${max}).`,
  }
}

/** The words of `selectPeerError.Error()` for what kept servers out, over all clusters that were asked. */
function noPeers(snapshot: Snapshot, evaluation: Evaluation, rules: Rules): string {
  const codes = new Set<string>()
  const absent = new Set<string>()
  for (const server of snapshot.servers) {
    // nats-server stops at the first thing that it finds wrong with a server.
    const first = evaluation.refusals.get(server.key)?.[0]?.code
    if (first) codes.add(first)
    const tag = missingTags(server, rules)[0]
    if (first === 'tag-missing' && tag) absent.add(tag)
  }
  const quoted = (tags: string[]) => `[${tags.map((t) => `'${t}'`).join(', ')}]`
  const isExclusion = (tag: string) => rules.excludes && tag.startsWith('!')
  const missing = [...absent].filter((t) => !isExclusion(t))
  const excluded = [...absent].filter(isExclusion).map((t) => t.slice(1))
  const ghosts = snapshot.meta.peers.some((p) => p.natsSees === 'never-heard')
  return [
    'no suitable peers for placement',
    ...(codes.has('offline') || evaluation.lacksQuorum ? ['peer offline'] : []),
    ...(codes.has('excluded') ? ['exclude tag set'] : []),
    ...(codes.has('storage') ? ['insufficient storage'] : []),
    ...(codes.has('unique-tag-missing') || codes.has('unique-tag-clash') ? ['server tag not unique'] : []),
    ...(codes.has('ha-assets') || ghosts ? ['miscellaneous issue'] : []),
    ...(missing.length > 0 ? [`tags not matched ${quoted(missing)}`] : []),
    ...(excluded.length > 0 ? [`tags excluded ${quoted(excluded)}`] : []),
  ].join(', ')
}
