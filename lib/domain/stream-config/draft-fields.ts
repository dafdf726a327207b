/** Where each field of JetStream's JSON stands in the form. A path with `.0.` stands for every place of that list. */
const FIELDS: Record<string, string> = {
  name: 'name',
  description: 'description',
  subjects: 'subjects',
  retention: 'retention',
  storage: 'storage',
  num_replicas: 'replicas',
  discard: 'discard',
  discard_new_per_subject: 'discardPerSubject',
  max_age: 'maxAge',
  max_bytes: 'maxBytes',
  max_msgs: 'maxMsgs',
  max_msgs_per_subject: 'maxMsgsPerSubject',
  max_msg_size: 'maxMsgSize',
  max_consumers: 'maxConsumers',
  duplicate_window: 'dupeWindow',
  no_ack: 'noAck',
  allow_rollup_hdrs: 'allowRollup',
  deny_delete: 'denyDelete',
  deny_purge: 'denyPurge',
  allow_direct: 'allowDirect',
  mirror_direct: 'mirrorDirect',
  compression: 'compression',
  first_seq: 'firstSeq',
  persist_mode: 'persistMode',
  'placement.cluster': 'cluster',
  'placement.tags': 'tags',
  mirror: 'mirror',
  sources: 'sources',
  'subject_transform.src': 'transformSource',
  'subject_transform.dest': 'transformDestination',
  'republish.src': 'republishSource',
  'republish.dest': 'republishDestination',
  'republish.headers_only': 'republishHeadersOnly',
  'consumer_limits.inactive_threshold': 'inactiveThreshold',
  'consumer_limits.max_ack_pending': 'maxAckPending',
  metadata: 'metadata',
  allow_msg_ttl: 'allowMsgTtl',
  subject_delete_marker_ttl: 'markerTtl',
  allow_msg_counter: 'counter',
  allow_atomic: 'atomic',
  allow_batched: 'batched',
  allow_msg_schedules: 'schedules',
  sealed: 'sealed',
}

const OF_SOURCE: Record<string, string> = {
  name: 'name',
  opt_start_seq: 'startSeq',
  opt_start_time: 'startTime',
  filter_subject: 'filter',
  subject_transforms: 'transforms',
  'external.api': 'apiPrefix',
  'external.deliver': 'deliverPrefix',
  'consumer.name': 'consumerName',
  'consumer.deliver_subject': 'consumerSubject',
}

/** The field of the form for a path of the config; the nearest one above it when it has none of its own. */
export function draftField(path: string): string {
  const source = /^(mirror|sources\.\d+)\.(.+)$/.exec(path)
  if (source) {
    const [, where = '', rest = ''] = source
    const own = Object.entries(OF_SOURCE).find(([key]) => rest === key || rest.startsWith(`${key}.`))
    return own ? `${where}.${own[1]}` : where
  }
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const field = FIELDS[at]
    if (field) return field
  }
  return (
    { placement: 'cluster', subject_transform: 'transformDestination', republish: 'republishDestination' }[
      path.split('.')[0] ?? ''
    ] ?? 'unknown'
  )
}
