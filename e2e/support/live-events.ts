import { z } from 'zod'
import { baseUrl } from './stack'

const row = z.object({ state: z.string().optional() })
const finding = z.object({
  severity: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  summary: z.string(),
  evidence: z.array(z.string()),
  remedy: z.string(),
})
/** What a frame tells of a finding: all of a new one, the changed fields of a known one. */
export type ToldFinding = Partial<z.infer<typeof finding>>
const order = z.array(z.string()).optional()
const data = z.object({
  seq: z.number(),
  epoch: z.string().optional(),
  from: z.number().optional(),
  servers: z.array(z.object({ key: z.string(), state: z.string() })).optional(),
  streams: z.array(z.object({ name: z.string() })).optional(),
  findings: z.array(finding.extend({ code: z.string() })).optional(),
  rows: z
    .object({
      servers: z.object({ set: z.record(z.string(), row), order }).optional(),
      streams: z.object({ order }).optional(),
      findings: z.object({ set: z.record(z.string(), finding.partial()), order }).optional(),
    })
    .optional(),
})

/** One frame of `/api/live`. */
export interface LiveFrame {
  type: string
  /** `epoch/seq`; null for beats. */
  id: string | null
  data: z.infer<typeof data>
}

/** Follows `/api/live` with a plain fetch, from `lastEventId` on when given, until the consumer stops or `signal` aborts. */
export async function* liveEvents(
  signal: AbortSignal,
  lastEventId?: string,
  of = baseUrl(),
): AsyncGenerator<LiveFrame> {
  const headers = new Headers(lastEventId === undefined ? [] : [['last-event-id', lastEventId]])
  const response = await fetch(`${of}/api/live`, { headers, signal })
  if (!response.ok || response.body === null) throw new Error(`/api/live: HTTP ${response.status}`)
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield frameOf(text.slice(0, end))
      text = text.slice(end + 2)
    }
  }
}

function frameOf(text: string): LiveFrame {
  const fields = new Map(text.split('\n').map((line) => [before(line), after(line)]))
  return {
    type: fields.get('event') ?? '',
    id: fields.get('id') ?? null,
    data: data.parse(JSON.parse(fields.get('data') ?? 'null')),
  }
}

const before = (line: string) => line.slice(0, line.indexOf(': '))
const after = (line: string) => line.slice(line.indexOf(': ') + 2)

/** Notes every server that is ever shown as anything but up, from now until it is stopped. */
export class StateWatch {
  readonly seen = new Map<string, Set<string>>()
  #stop = new AbortController()
  #done: Promise<void>

  /** `of`: the address of a dashboard other than the one of the global set-up. */
  constructor(private readonly of = baseUrl()) {
    this.#done = this.#follow()
  }

  /** States other than `up`, by server. */
  async stop(): Promise<Map<string, Set<string>>> {
    this.#stop.abort()
    await this.#done
    return this.seen
  }

  async #follow(): Promise<void> {
    try {
      for await (const { data } of liveEvents(this.#stop.signal, undefined, this.of)) {
        for (const { key, state } of data.servers ?? []) this.#note(key, state)
        for (const [key, { state }] of Object.entries(data.rows?.servers?.set ?? {})) this.#note(key, state)
      }
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error
    }
    if (!this.#stop.signal.aborted) throw new Error('/api/live ended while it was watched')
  }

  #note(key: string, state: string | undefined): void {
    if (state === undefined || state === 'up') return
    this.seen.set(key, (this.seen.get(key) ?? new Set()).add(state))
  }
}
