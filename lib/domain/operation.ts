/** What every operation answers (the HTTP contract of `POST /api/streams`). */
export interface Answer {
  requestId: string
  outcome: 'created' | 'exists' | 'refused' | 'unknown'
  /** Whether this is the last word; false while Orrery is still finding out (`GET /api/operations/{requestId}`). */
  settled: boolean
  error?: OperationError
  stream?: CreatedStream
  /** Fields of the config that the server holds otherwise than we asked. */
  differs?: string[]
}

export interface OperationError {
  /** nats-server's status, null when it said nothing. */
  code: number | null
  /** nats-server's err_code, null when it said nothing. */
  errCode: number | null
  /** The server's own words, or what happened instead of an answer. */
  description: string
  /** Ours: what that means and what to do. */
  explanation: string
}

/** The stream as the server described it in its answer; names are server names. */
export interface CreatedStream {
  account: string
  name: string
  created: string | null
  cluster: string | null
  leader: string | null
  replicas: string[]
}
