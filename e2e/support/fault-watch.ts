import { scenarioServers } from '@/demo/scenario'
import { liveEvents, type ToldFinding } from './live-events'

const SERVERS = scenarioServers().map(({ name }) => name)

/** Servers that a finding calls ill: its subject, and whoever its words call lost or want brought back. */
export function accusedBy({ severity, subject, summary, evidence, remedy }: ToldFinding): string[] {
  if (severity !== 'critical' && severity !== 'warning') return []
  // What a server says of itself is no accusation of ours.
  if (/ fails? (?:its|their) health check: /.test(summary ?? '')) return []
  const said = [summary ?? '', ...(evidence ?? [])].join('\n')
  const wanted = (remedy ?? '').split(/(?<=\.) /).filter((sentence) => /\bbring\b/i.test(sentence))
  return SERVERS.filter((name) => {
    const whole = `(?<![\\w-])${name}(?![\\w-])`
    return (
      (subject?.kind === 'server' && subject.id === name) ||
      new RegExp(`${whole}(?:,? which)?(?: is)? (?:offline|down|silent|leaving|shutting)`).test(said) ||
      new RegExp(whole).test(wanted.join('\n'))
    )
  })
}

/** Notes from `/api/live` all that was ever said, from now until it is stopped. */
export class FaultWatch {
  /** States other than `up`, by server. */
  readonly states = new Map<string, Set<string>>()
  /** Sentences of all findings there ever were. */
  readonly summaries = new Set<string>()
  /** Servers that a warning or worse called ill, with its sentence. */
  readonly accused = new Map<string, string>()
  /** The fewest rows there ever were. */
  readonly fewest = { servers: Number.POSITIVE_INFINITY, streams: Number.POSITIVE_INFINITY }
  #findings = new Map<string, ToldFinding>()
  #stop = new AbortController()
  #done: Promise<void>

  constructor() {
    this.#done = this.#follow()
    // Told when it is stopped; until then it is not unhandled.
    this.#done.catch(() => {})
  }

  async stop(): Promise<this> {
    this.#stop.abort()
    await this.#done
    return this
  }

  async #follow(): Promise<void> {
    try {
      for await (const { data } of liveEvents(this.#stop.signal)) {
        for (const { key, state } of data.servers ?? []) this.#noteState(key, state)
        for (const [key, { state }] of Object.entries(data.rows?.servers?.set ?? {}))
          this.#noteState(key, state)
        this.#noteRows('servers', data.servers ?? data.rows?.servers?.order)
        this.#noteRows('streams', data.streams ?? data.rows?.streams?.order)
        for (const f of data.findings ?? [])
          this.#noteFinding(`${f.code} ${f.subject.kind} ${f.subject.id}`, f)
        for (const [key, f] of Object.entries(data.rows?.findings?.set ?? {})) this.#noteFinding(key, f)
      }
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error
    }
    if (!this.#stop.signal.aborted) throw new Error('/api/live ended while it was watched')
  }

  #noteState(key: string, state: string | undefined): void {
    if (state === undefined || state === 'up') return
    this.states.set(key, (this.states.get(key) ?? new Set()).add(state))
  }

  #noteRows(of: 'servers' | 'streams', rows: readonly unknown[] | undefined): void {
    if (rows) this.fewest[of] = Math.min(this.fewest[of], rows.length)
  }

  #noteFinding(key: string, told: ToldFinding): void {
    // A finding that came anew tells all of itself, so nothing is left of its former life.
    const whole = { ...this.#findings.get(key), ...told }
    this.#findings.set(key, whole)
    if (whole.summary !== undefined) this.summaries.add(whole.summary)
    for (const name of accusedBy(whole)) this.accused.set(name, whole.summary ?? '')
  }
}
