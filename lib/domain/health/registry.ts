import type { Facts } from '../facts'
import type { Finding, Severity, Snapshot } from '../model'
import { drain } from '../steps'
import { accountLinks } from './account-links'
import { blindPaths } from './blind-paths'
import { clockSkew } from './clock-skew'
import { copyStrays } from './copy-strays'
import { duplicateNames } from './duplicate-names'
import { gatewayLinks } from './gateway-links'
import { ghostPeers } from './ghost-peers'
import { lateAnswers } from './late-answers'
import { metaGroup } from './meta-group'
import { metaMembership } from './meta-membership'
import { oneVantage } from './one-vantage'
import { ownRightsExcess } from './own-rights-excess'
import { ownRightsMissing } from './own-rights-missing'
import { permissions } from './permissions'
import { regionLoss } from './region-loss'
import type { Rule } from './rule'
import { serverHealth } from './server-health'
import { serverNotices } from './server-notices'
import { serverStates } from './server-states'
import { streamQuorum } from './stream-quorum'
import { streamReplicas } from './stream-replicas'
import { uniqueTags } from './unique-tags'
import { unreadableAnswers } from './unreadable-answers'
import { updateAdvised } from './update-advised'
import { vantages } from './vantages'
import { versionMix } from './version-mix'

export const RULES: readonly Rule[] = [
  vantages,
  oneVantage,
  accountLinks,
  permissions,
  ownRightsMissing,
  ownRightsExcess,
  metaGroup,
  duplicateNames,
  regionLoss,
  serverStates,
  serverNotices,
  serverHealth,
  unreadableAnswers,
  blindPaths,
  streamQuorum,
  gatewayLinks,
  metaMembership,
  ghostPeers,
  copyStrays,
  streamReplicas,
  lateAnswers,
  clockSkew,
  uniqueTags,
  updateAdvised,
  versionMix,
]

const WORST_FIRST: Record<Severity, number> = { critical: 0, warning: 1, info: 2 }

/** All findings, worst first, then in the order of the registry. A finding that was there before keeps its `since`. */
export function runRules(snapshot: Snapshot, facts: Facts, previous: Snapshot | null): Finding[] {
  return drain(runningRules(snapshot, facts, previous))
}

/** The same rule by rule: of thousands of streams each takes some milliseconds. */
export function* runningRules(
  snapshot: Snapshot,
  facts: Facts,
  previous: Snapshot | null,
): Generator<void, Finding[]> {
  const key = (f: Pick<Finding, 'code' | 'subject'>) => `${f.code} ${f.subject.kind} ${f.subject.id}`
  const before = new Map(previous?.findings.map((f) => [key(f), f.since]))
  const findings: Finding[] = []
  for (const rule of RULES) {
    for (const { since, ...hit } of rule.check(snapshot, facts)) {
      const finding = { code: rule.code, ...hit }
      findings.push({ ...finding, since: since ?? before.get(key(finding)) ?? snapshot.at })
    }
    yield
  }
  return findings.sort((a, b) => WORST_FIRST[a.severity] - WORST_FIRST[b.severity])
}
