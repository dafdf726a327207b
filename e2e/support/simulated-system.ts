import { gzipSync } from 'node:zlib'
import { connect, headers, type Msg, type NatsConnection } from 'nats'
import type { Config } from '@/lib/config/types'
import { isJson, type Json, obj, str } from '@/lib/nats/read'
import { LoneServer } from './lone-server'
import { type Distortion, type Outgoing, textOf } from './simulated/distort'
import type { SimulatedServer } from './simulated/fleet'

const USER = 'sim'
const PASSWORD = 'sim'
const REQUESTS = '$SYS.REQ.SERVER.*.*'

/**
 * A simulation, for scale and for malformed answers only: no supercluster stands behind it. One real nats-server with an
 * ordinary account, in which a client of ours answers `$SYS.REQ.SERVER.*` as the servers of a fleet would; whoever connects
 * to that account takes it for the system account. What it answers was recorded from real servers or is generated in their
 * shape; how servers behave is proved elsewhere, with real ones.
 */
export class SimulatedSystem {
  readonly fleet: SimulatedServer[]
  /** Requests heard, by endpoint; `PING` and by id alike. */
  readonly heard = new Map<string, number>()
  #distortions: { server: string; endpoint: string; distortion: Distortion }[] = []
  #timers = new Set<ReturnType<typeof setTimeout>>()
  #seq = 0

  private constructor(
    private readonly server: LoneServer,
    private readonly client: NatsConnection,
    fleet: SimulatedServer[],
  ) {
    this.fleet = fleet
    client.subscribe(REQUESTS, { callback: (_error, msg) => this.#answer(msg) })
  }

  static async start(fleet: SimulatedServer[]): Promise<SimulatedSystem> {
    const server = await LoneServer.start(
      // Large answers are the point. Without a system account of its own the server leaves `$SYS` to us alone.
      `max_payload: 67108864\nmax_pending: 536870912\nno_sys_acc: true\naccounts {\n SIM {\n users: [ { user: ${USER}, password: ${PASSWORD} } ]\n }\n}`,
      { user: USER, pass: PASSWORD },
    )
    const client = await connect({ servers: server.url, user: USER, pass: PASSWORD, reconnect: false })
    const system = new SimulatedSystem(server, client, fleet)
    await client.flush()
    return system
  }

  get url(): string {
    return this.server.url
  }

  /** What makes Orrery watch this simulation. */
  config(): Config {
    const connection = {
      servers: [this.url],
      user: USER,
      password: PASSWORD,
      token: null,
      nkey: null,
      creds: null,
      tls: null,
    }
    return {
      name: 'simulated',
      system: connection,
      accounts: {},
      topology: { regionTags: ['region:', 'rg:'], azTags: ['az:', 'zone:'], overrides: [] },
      listen: { host: '127.0.0.1', port: 0 },
      data: '.orrery',
    }
  }

  /** From now on answers of that server (name or `*`) to that endpoint (or `*`) go through it. Returns how to end it. */
  distort(server: string, endpoint: string, distortion: Distortion): () => void {
    const entry = { server, endpoint, distortion }
    this.#distortions.push(entry)
    return () => {
      this.#distortions = this.#distortions.filter((d) => d !== entry)
    }
  }

  /** Every server pushes its statistics, as real ones do each 10 s. */
  push(): void {
    for (const server of this.fleet) {
      for (const answer of this.#distorted(server, 'STATSZ', server.data.get('STATSZ') ?? {})) {
        this.client.publish(`$SYS.SERVER.${server.id}.STATSZ`, answer.raw?.bytes ?? textOf(answer))
      }
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    await this.client.close()
    await this.server.stop()
  }

  #answer(msg: Msg): void {
    const [, , , target = '', endpoint = ''] = msg.subject.split('.')
    this.heard.set(endpoint, (this.heard.get(endpoint) ?? 0) + 1)
    const asked = target === 'PING' ? this.fleet : this.fleet.filter((s) => s.id === target)
    if (asked.length === 0) {
      // What a real server sends on behalf of nobody.
      msg.respond(new Uint8Array(), { headers: headers(503, 'No Responders Available') })
      return
    }
    const options = optionsOf(msg)
    for (const server of asked) {
      const data = dataOf(server, endpoint, options)
      if (!data) continue
      for (const answer of this.#distorted(server, endpoint, data)) this.#send(msg, answer)
    }
  }

  #distorted(server: SimulatedServer, endpoint: string, data: Json): Outgoing[] {
    const block = { ...server.block, seq: this.#seq++, time: new Date().toISOString() }
    const plain: Outgoing = {
      server: block,
      key: endpoint === 'STATSZ' ? 'statsz' : 'data',
      data,
      afterMs: 0,
    }
    return this.#distortions
      .filter((d) => d.server === '*' || d.server === server.name || d.server === server.id)
      .filter((d) => d.endpoint === '*' || d.endpoint === endpoint)
      .reduce((answers, d) => answers.flatMap(d.distortion), [plain])
  }

  #send(msg: Msg, answer: Outgoing): void {
    if (answer.afterMs > 0) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        this.#send(msg, { ...answer, afterMs: 0 })
      }, answer.afterMs)
      this.#timers.add(timer)
      return
    }
    const gzip = answer.raw ? answer.raw.gzip : msg.headers?.get('Accept-Encoding') === 'gzip'
    const bytes =
      answer.raw?.bytes ?? (gzip ? gzipSync(textOf(answer), { level: 1 }) : Buffer.from(textOf(answer)))
    const encoded = headers()
    encoded.set('Content-Encoding', gzip ? 'gzip' : 'identity')
    msg.respond(bytes, { headers: encoded })
  }
}

function optionsOf(msg: Msg): Json {
  if (msg.data.length === 0) return {}
  const options: unknown = JSON.parse(msg.string())
  return isJson(options) ? options : {}
}

/** What that server has to say; null when the request is not for it. */
function dataOf(server: SimulatedServer, endpoint: string, options: Json): Json | null {
  const data = server.data.get(endpoint) ?? null
  if (endpoint !== 'JSZ' || !data) return data
  if (options.leader_only === true && str(obj(data, 'meta_cluster'), 'leader') !== server.name) return null
  if (options.streams !== true) return data
  const ledOnly = options.stream_leader_only === true && !/^2\.9\./.test(str(server.block, 'ver') ?? '')
  return { ...data, account_details: server.accounts().map((a) => (ledOnly ? led(a, server.name) : a)) }
}

function led(account: Json, name: string): Json {
  const streams = Array.isArray(account.stream_detail) ? account.stream_detail : []
  const own = streams.filter((s) => isJson(s) && (str(obj(s, 'cluster'), 'leader') ?? name) === name)
  return { ...account, stream_detail: own }
}
