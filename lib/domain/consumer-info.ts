/** What else `nats consumer info` says of a consumer: seldom looked for, so it has a type of its own. null: not set, or not reported. */
export interface ConsumerInfo {
  /** Where a push consumer delivers to, and the queue group there. */
  deliverSubject: string | null
  deliverGroup: string | null
  /** Whether somebody listens there. */
  hasInterest: boolean | null
  /** Where it began, when its deliver policy says so. */
  startSeq: number | null
  startAt: string | null
  replay: string | null
  sampling: string | null
  /** Bytes a second. */
  rateLimit: number | null
  maxWaiting: number | null
  heartbeatMs: number | null
  flowControl: boolean | null
  headersOnly: boolean | null
  inactiveMs: number | null
  maxExpiresMs: number | null
  maxBatch: number | null
  maxBytes: number | null
  backoffMs: number[]
  /** 0: as many as the stream. */
  replicasWanted: number | null
  memoryStorage: boolean | null
  pauseUntil: string | null
  priorityPolicy: string | null
  priorityGroups: string[]
  pinnedTtlMs: number | null
  /** Without what nats-server itself writes. */
  metadata: Record<string, string>
  raftGroup: string | null
  /** Its own count of deliveries. */
  deliveredConsumerSeq: number | null
  ackFloorConsumerSeq: number | null
}
