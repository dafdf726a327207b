import type { Server, Severity } from '@/lib/domain/model'
import type { PlacementPreview, Prediction, Refusal, RefusalCode } from '@/lib/domain/placement/model'

const SHORT: Record<RefusalCode, string | null> = {
  'wrong-cluster': null,
  offline: null,
  'never-heard': 'not heard',
  'jetstream-off': 'no JetStream',
  'not-meta-member': 'not in meta',
  excluded: 'excluded',
  'tag-missing': null,
  storage: 'too full',
  'ha-assets': 'too many',
  'unique-tag-missing': null,
  'unique-tag-clash': 'tag clash',
  'cluster-too-small': 'too few',
  leaves: 'leaves',
  'not-asked': 'not asked',
}

/** A refusal in the few characters a small card has; the whole is beside the map. */
export function shortReason(reason: Refusal, server: Server): string {
  if (reason.code === 'offline') return server.state
  return SHORT[reason.code] ?? reason.text.replace(/^no tag |^no (.*) tag$/, 'no $1')
}

const COUNTED: [string, RefusalCode[]][] = [
  ['wrong cluster', ['wrong-cluster']],
  ['offline', ['offline', 'never-heard']],
  ['tag missing', ['tag-missing', 'excluded']],
  ['storage', ['storage']],
  ['unique tag', ['unique-tag-missing', 'unique-tag-clash']],
  ['JetStream off', ['jetstream-off']],
  ['not in the meta group', ['not-meta-member']],
  ['replicated assets', ['ha-assets']],
  ['cluster too small', ['cluster-too-small']],
  ['leaves', ['leaves']],
  ['not asked', ['not-asked']],
]

/** How many servers are refused for which first reason; the first five always, the rest when they happen. */
export function refusalCounts(preview: PlacementPreview): { label: string; count: number }[] {
  return COUNTED.map(([label, codes]) => ({
    label,
    count: preview.refused.filter((r) => r.reasons[0] && codes.includes(r.reasons[0].code)).length,
  })).filter(({ count }, i) => i < 5 || count > 0)
}

/** The one line over a change for which no server is chosen. */
export function staying({ outcome }: Prediction): { severity: Severity | 'ok'; text: string } {
  if (outcome === 'refused') return { severity: 'critical', text: 'NATS would refuse this change' }
  if (outcome === 'unknown') return { severity: 'warning', text: 'What NATS would answer is not certain' }
  return { severity: 'ok', text: 'The replicas stay where they are' }
}

/** The one line over the preview. A stream without a name yet is no fault: the form has only just been opened. */
export function headline(
  { fits, needed, eligible, predicted }: PlacementPreview,
  named: boolean,
): { severity: Severity | 'ok'; text: string } {
  const servers = `${eligible.length} eligible ${eligible.length === 1 ? 'server' : 'servers'}`
  const replicas = `${needed} ${needed === 1 ? 'replica' : 'replicas'}`
  if (!fits) {
    const severity = predicted.outcome === 'unknown' ? 'warning' : 'critical'
    return { severity, text: `It does not fit: ${servers} for ${replicas}` }
  }
  if (!named) return { severity: 'info', text: `${servers} so far: name the stream` }
  if (predicted.outcome === 'exists') return { severity: 'warning', text: 'The name is taken' }
  if (predicted.outcome === 'refused')
    return { severity: 'critical', text: 'The servers would do, but it will be refused' }
  if (predicted.outcome === 'unknown')
    return { severity: 'warning', text: `It may fit: ${servers} for ${replicas}` }
  return { severity: 'ok', text: `It fits: ${servers} for ${replicas}` }
}
