import type { Snapshot } from './model'

/** True only when every server has answered and none runs JetStream; what is not known is not denied. */
export const lacksJetStream = (s: Pick<Snapshot, 'servers' | 'streams'>): boolean =>
  s.servers.length > 0 &&
  s.streams.length === 0 &&
  s.servers.every((v) => v.jetstream === null && v.observedAt !== null)

/** Whether JetStream can have a meta group at all: servers without a cluster run JetStream each by itself. */
export const hasMetaGroup = (s: Pick<Snapshot, 'servers' | 'meta'>): boolean =>
  s.meta.size !== null || s.meta.leader !== null || s.servers.some((v) => v.cluster !== null)
