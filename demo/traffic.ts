import { connect, type NatsConnection } from 'nats'
import { USERS } from './scenario'
import type { RunningServer } from './supercluster'

const EVERY_MS = 250
const EVENTS = ['page_loaded', 'input_focused', 'input_blurred']
const ORDERS = ['placed', 'paid', 'shipped']

/** A few messages per second into EVENTS and ORDERS, so that the picture lives. Survives every server's death. */
export class Traffic {
  #connection: NatsConnection
  #timer: NodeJS.Timeout

  private constructor(connection: NatsConnection) {
    this.#connection = connection
    let count = 0
    this.#timer = setInterval(() => {
      count += 1
      const pick = (names: string[]) => names[count % names.length] ?? 'other'
      this.#publish(`events.${pick(EVENTS)}`, { n: count })
      if (count % 2 === 0) this.#publish(`orders.${pick(ORDERS)}`, { n: count, total: (count * 7) % 400 })
    }, EVERY_MS)
  }

  static async start(servers: RunningServer[]): Promise<Traffic> {
    const connection = await connect({
      servers: servers.map(({ clientPort }) => `127.0.0.1:${clientPort}`),
      user: USERS.app.user,
      pass: USERS.app.password,
      name: 'orrery-demo traffic',
      ignoreClusterUpdates: true,
      maxReconnectAttempts: -1,
    })
    return new Traffic(connection)
  }

  /** Ends without flushing: whoever stops the demo does not wait for a message that nobody reads. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#connection.close()
  }

  #publish(subject: string, body: object): void {
    if (!this.#connection.isClosed()) this.#connection.publish(subject, JSON.stringify(body))
  }
}
