import { setTimeout as delay } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { ErrorCode, headers, type NatsConnection, NatsError } from 'nats'
import { z } from 'zod'
import { STREAMS } from '@/demo/scenario'
import { connectApp, settleMetaLeader } from './stack'
import { ledStream } from './truth'

const failure = z.object({ code: z.number(), err_code: z.number(), description: z.string() })
const answer = z.object({ error: failure.optional() })
const names = z.object({ streams: z.array(z.string()).nullable().default([]) })

const NO_SUCH_STREAM = 10059
/** How often a message is tried once nobody writes any more: the last one counts, while a leader may hand over. */
const LAST_TRIES = 200

const info = z.object({ state: z.object({ messages: z.number() }) })
/** `seq` is 0 beside an error: 2.9.10 says `expected stream sequence does not match` (10063) while a leader hands over. */
const stored = z.object({ stream: z.string(), seq: z.number().positive() })
const consumerInfo = z.object({
  cluster: z.object({ leader: z.string(), replicas: z.array(z.object({ name: z.string() })) }),
})

const advisory = z.object({ subject: z.string() })

/** A stream configuration as the API takes it. */
interface Config {
  name: string
  [field: string]: unknown
}

/** What every stream may start from: one replica, on disk, without limits. */
export const PLAIN = { retention: 'limits', storage: 'file', num_replicas: 1, max_age: 0 }

/** Our own client in APP, beside the dashboard: makes what a spec needs, and takes everything away again. */
export class AppAccount {
  /** Ends what is still being written. */
  readonly #publishing = new Set<() => void>()
  #connection: NatsConnection | null = null

  get nc(): NatsConnection {
    if (!this.#connection) throw new Error('the account is used before it is connected')
    return this.#connection
  }

  static async open(): Promise<AppAccount> {
    const account = new AppAccount()
    await account.connect()
    return account
  }

  /** Connects and removes whatever streams are there, so that no spec depends on another. */
  async connect(): Promise<void> {
    await settleMetaLeader()
    this.#connection = await connectApp()
    await this.removeAll()
  }

  /** Creates the scenario's stream of that name; resolves when it has a leader and current replicas. */
  async createScenario(...wanted: ('EVENTS' | 'ORDERS')[]): Promise<void> {
    for (const config of STREAMS.filter(({ name }) => wanted.some((one) => one === name))) {
      await this.create(config)
    }
  }

  async create(config: Config): Promise<void> {
    await this.ask(`STREAM.CREATE.${config.name}`, config)
    await settled(config.name)
  }

  /** Changes a stream as another client would. */
  async update(config: Config): Promise<void> {
    await this.ask(`STREAM.UPDATE.${config.name}`, config)
  }

  /** How the server itself refuses to create this; throws when it does not. */
  async refusal(config: Config): Promise<z.infer<typeof failure>> {
    const { error } = answer.parse(await this.request(`STREAM.CREATE.${config.name}`, config))
    if (!error) throw new Error(`${config.name} was created`)
    return error
  }

  /** Subjects of the JetStream API calls that servers get in this account from now on, by their own advisories. */
  async apiCalls(): Promise<string[]> {
    const calls: string[] = []
    this.nc.subscribe('$JS.EVENT.ADVISORY.API', {
      callback: (_, message) => calls.push(advisory.parse(message.json()).subject),
    })
    await this.nc.flush()
    return calls
  }

  /** Creates a durable consumer. */
  async consumer(stream: string, config: { durable_name: string; [field: string]: unknown }): Promise<void> {
    const what = `CONSUMER.DURABLE.CREATE.${stream}.${config.durable_name}`
    await this.ask(what, { stream_name: stream, config })
  }

  /** Who leads a consumer and who follows, as its leader says. */
  async consumerGroup(stream: string, name: string): Promise<{ leader: string; followers: string[] }> {
    const { cluster } = consumerInfo.parse(await this.ask(`CONSUMER.INFO.${stream}.${name}`))
    return { leader: cluster.leader, followers: cluster.replicas.map((r) => r.name) }
  }

  async publish(subject: string, count: number): Promise<void> {
    for (let i = 0; i < count; i++) this.nc.publish(subject, `message ${i}`)
    await this.nc.flush()
  }

  /** Asks the leader of a stream to hand over; who leads then is the servers' choice. */
  async stepDown(name: string): Promise<void> {
    await this.ask(`STREAM.LEADER.STEPDOWN.${name}`)
  }

  /** Messages that a stream holds, by its leader. */
  async messages(name: string): Promise<number> {
    return info.parse(await this.ask(`STREAM.INFO.${name}`)).state.messages
  }

  /**
   * Publishes one message after another, each until it is stored, so that none is lost unnoticed; stop it, and hear how many.
   * It ends with `removeAll` at the latest: a test that failed must not go on writing.
   */
  publishSteadily(subject: string, everyMs: number): () => Promise<number> {
    let running = true
    const end = () => {
      running = false
    }
    this.#publishing.add(end)
    const done = (async () => {
      let stored = 0
      while (running && (await this.#store(subject, `steady-${stored}`, () => running))) {
        stored++
        await delay(everyMs)
      }
      return stored
    })()
    return () => {
      end()
      return done
    }
  }

  /** Again under the same message id until the stream has it: while a leader hands over nobody answers. */
  async #store(subject: string, id: string, wanted: () => boolean): Promise<boolean> {
    const message = headers()
    message.set('Nats-Msg-Id', id)
    for (let tries = 0; wanted() || tries < LAST_TRIES; tries++) {
      try {
        const reply = await this.nc.request(subject, id, { timeout: 2_000, headers: message })
        if (stored.safeParse(reply.json()).success) return true
      } catch (error) {
        if (!(error instanceof NatsError)) throw error
      }
      await delay(20)
    }
    return false
  }

  async names(): Promise<string[]> {
    return names.parse(await this.ask('STREAM.NAMES')).streams ?? []
  }

  async remove(name: string): Promise<void> {
    const told = await this.request(`STREAM.DELETE.${name}`)
    const { error } = answer.parse(told)
    // Asked twice, the first one may have done it.
    if (error && error.err_code !== NO_SUCH_STREAM)
      throw new Error(`STREAM.DELETE.${name}: ${error.description}`)
  }

  async removeAll(): Promise<void> {
    for (const end of this.#publishing) end()
    this.#publishing.clear()
    for (const name of await this.names()) await this.remove(name)
  }

  async close(): Promise<void> {
    await this.removeAll()
    await this.nc.close()
  }

  private async ask(what: string, body?: object): Promise<unknown> {
    const told = await this.request(what, body)
    const { error } = answer.parse(told)
    if (error) throw new Error(`${what}: ${error.err_code} ${error.description}`)
    return told
  }

  /** While the meta group elects, 2.9.10 answers some requests never: all of ours may be asked again. */
  private async request(what: string, body?: object, tries = 4): Promise<unknown> {
    const payload = body === undefined ? '' : JSON.stringify(body)
    try {
      return (await this.nc.request(`$JS.API.${what}`, payload, { timeout: 5_000 })).json()
    } catch (error) {
      if (!(error instanceof NatsError && error.code === ErrorCode.Timeout) || tries <= 1) throw error
      return this.request(what, body, tries - 1)
    }
  }
}

/** Waits until the leader of a stream says that all replicas are current. */
export async function settled(name: string): Promise<void> {
  await expect(async () => expect((await ledStream(name)).current).toBe(true)).toPass({ timeout: 30_000 })
}
