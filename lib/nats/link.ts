/**
 * One connection to one NATS server, pinned: it never wanders to another server and never reconnects by itself.
 * The caller decides what to try next when `closed` settles (see collector/vantage and collector/account-link).
 */
import type { Msg, MsgHdrs, NatsConnection } from 'nats'
import type { Connection } from '@/lib/config/types'
import { type Client, clientFor, credentials, security } from './client'
import { NatsFault, toFault } from './errors'
import { type Greeting, greeting } from './greeting'
import { type Unpacked, unpack } from './gzip'
import { inTurn } from './intake'
import { roundTrip } from './round-trip'
import { assertSubject } from './subject'

export interface LinkServer {
  id: string
  /** null before 2.10? The INFO line of every supported version carries both; null only for foreign servers. */
  name: string | null
  cluster: string | null
  version: string
}

export interface Reply extends Unpacked {
  /** Request to this reply. */
  afterMs: number
  /** How long ago it arrived: large ones take a while to be read. */
  heldMs?: number
}

export interface Link {
  readonly url: string
  readonly server: LinkServer
  /** Round trip of a protocol PING, in ms. */
  rtt(): Promise<number>
  /** One answer, or a NatsFault: no-responders, timeout, permission, unreachable. */
  request(subject: string, payload: string, timeoutMs: number, keep?: string): Promise<Reply>
  /**
   * Asks many and hands each answer over as it arrives. Ends when `onReply` returns true ("that was the last one"),
   * at `capMs`, or at once when nobody serves the subject; answers that have arrived by then are read first. Never throws;
   * the fault is the result. `keep` (`account/name`): a stream that is wanted in the text even of a large list.
   */
  gather(
    subject: string,
    payload: string,
    capMs: number,
    onReply: (reply: Reply) => boolean,
    keep?: string,
  ): Promise<NatsFault | null>
  subscribe(subject: string, onMessage: (subject: string, text: string) => void): () => void
  publish(subject: string, payload: string): void
  /** Subjects that the server refuses us: an answer takes one off again. */
  refused(): string[]
  /** `host:port` where clients of its cluster may connect, as it says itself; empty when it does not. */
  announces(): string[]
  /** Whether its server speaks nothing but TLS. */
  readonly demandsTls: boolean
  /** Settles when the connection is gone, with why (null: we closed it). */
  readonly closed: Promise<NatsFault | null>
  close(): Promise<void>
}

export interface LinkOptions {
  connectTimeoutMs?: number
  /** A frozen server is noticed after about 2.5 × this. */
  pingIntervalMs?: number
  onRefused?: (subject: string) => void
  /**
   * For an address that nobody configured: whether the server that answers there may be told who we are. It is asked
   * before anything but the TCP connection is given away; refused is a fault `foreign`.
   */
  admit?: (greeting: Greeting) => boolean
  /** The host name that the certificate of an address without a name may be for instead. */
  certifiedAs?: string
}

const INBOX = '_INBOX_orrery'
const NO_RESPONDERS = 503
const LATE_MS = 10_000
/** Answers of a kilobyte or two: a thousand of them are sent sooner than inflated. */
const SMALL = /\.(STATSZ|HEALTHZ)$/

/** Connects to exactly `url` with the credentials of `connection`. Throws NatsFault. */
export async function connectLink(
  url: string,
  connection: Connection,
  options: LinkOptions = {},
): Promise<Link> {
  const client = await clientFor(url)
  try {
    if (options.admit && !options.admit(await greeting(url, options.connectTimeoutMs ?? 1000))) {
      throw new NatsFault('foreign', `${url} is answered by a server that does not belong there`)
    }
    const nc = await client.connect({
      servers: [url],
      name: 'orrery',
      inboxPrefix: INBOX,
      noRandomize: true,
      ignoreClusterUpdates: true,
      reconnect: false,
      timeout: options.connectTimeoutMs ?? 1000,
      pingInterval: options.pingIntervalMs ?? 1000,
      maxPingOut: 2,
      ...credentials(connection, client),
      ...(await security(url, connection, options.certifiedAs)),
    })
    return wrap(url, nc, client, { ...options, connection })
  } catch (error) {
    throw toFault(error, url, connection)
  }
}

function wrap(
  url: string,
  nc: NatsConnection,
  client: Client,
  options: LinkOptions & { connection: Connection },
): Link {
  const refused = new Set<string>()
  const waiting = new Map<string, (msg: Msg) => void>()
  const inbox = client.createInbox(INBOX)
  // One subscription carries the answers to everything: a subscription per request would ripple through every gateway.
  nc.subscribe(`${inbox}.*`, { callback: (_error, msg) => waiting.get(msg.subject)?.(msg) })
  const state = { isClosing: false, pings: 0 }
  void watch(nc, {
    refused(subject) {
      if (refused.has(subject)) return
      refused.add(subject)
      options.onRefused?.(subject)
    },
    pinged(pings) {
      state.pings = pings
    },
  })
  let next = 0
  const ask = (subject: string, payload: string, onMessage: (msg: Msg) => void) => {
    assertSubject(subject)
    const reply = `${inbox}.${(next++).toString(36)}`
    // nats-server 2.10 never answers a META.LEADER.STEPDOWN with headers, and its JetStream API compresses nothing.
    const headers: MsgHdrs | null = subject.startsWith('$JS.API.') ? null : client.headers()
    if (!SMALL.test(subject)) headers?.set('Accept-Encoding', 'gzip')
    nc.publish(subject, payload, { reply, ...(headers && { headers }) })
    waiting.set(reply, onMessage)
    return () => waiting.delete(reply)
  }
  const info = nc.info
  const link: Link = {
    url,
    server: {
      id: info?.server_id ?? '',
      name: info?.server_name ?? null,
      cluster: info?.cluster ?? null,
      version: info?.version ?? '',
    },
    rtt: () => roundTrip(nc),
    async request(subject, payload, timeoutMs, keep) {
      let found: Reply | null = null
      const onReply = (reply: Reply) => {
        found = reply
        return true
      }
      const fault = await link.gather(subject, payload, timeoutMs, onReply, keep)
      if (found) return found
      throw fault ?? new NatsFault('timeout', `no answer to ${subject} within ${timeoutMs} ms`)
    },
    gather: (subject, payload, capMs, onReply, keep) =>
      new Promise((resolve) => {
        const asked = performance.now()
        let cancel: () => void = () => {}
        const reading = new Set<Promise<void>>()
        const timer = setTimeout(() => {
          const denied = refused.has(subject)
          const fault = denied ? new NatsFault('permission', `not permitted: publish to ${subject}`) : null
          void Promise.all(reading).then(() => finish(fault))
        }, capMs)
        const finish = (fault: NatsFault | null) => {
          clearTimeout(timer)
          // A late answer is still an answer: it is handed over for a while, only nobody waits for it.
          setTimeout(() => cancel(), LATE_MS).unref()
          resolve(fault)
        }
        try {
          cancel = ask(subject, payload, (msg) => {
            // Permissions may be read anew while the connection stands.
            refused.delete(subject)
            if (msg.headers?.code === NO_RESPONDERS && msg.data.length === 0) {
              finish(new NatsFault('no-responders', `no server answers ${subject}`))
              return
            }
            const arrived = performance.now()
            const take = (unpacked: Unpacked) => {
              const heldMs = performance.now() - arrived
              if (onReply({ ...unpacked, afterMs: arrived - asked, heldMs })) finish(null)
            }
            const read = inTurn(() => {
              const unpacked = unpack(msg.data, msg.headers?.get('Content-Encoding') ?? '', keep)
              return unpacked instanceof Promise ? unpacked.then(take) : take(unpacked)
            })
              .catch((error: unknown) => finish(toFault(error, url)))
              .finally(() => reading.delete(read))
            reading.add(read)
          })
        } catch (error) {
          finish(toFault(error, url))
        }
      }),
    subscribe(subject, onMessage) {
      assertSubject(subject)
      const sub = nc.subscribe(subject, {
        callback: (error, msg) => {
          // What was refused is told by the status of the connection.
          if (!error) onMessage(msg.subject, msg.string())
        },
      })
      return () => sub.unsubscribe()
    },
    publish(subject, payload) {
      assertSubject(subject)
      nc.publish(subject, payload)
    },
    refused: () => [...refused],
    announces: () => nc.info?.connect_urls ?? [],
    demandsTls: info?.tls_required === true,
    // nats.js gives no reason when the other side is gone.
    closed: nc.closed().then((error) => {
      if (state.isClosing) return null
      // One ping is always on its way; a second one means that the first stayed unanswered.
      if (state.pings > 1) return new NatsFault('timeout', `${url} no longer answers pings`)
      return error
        ? toFault(error, url, options.connection)
        : new NatsFault('unreachable', `${url} closed the connection`)
    }),
    async close() {
      state.isClosing = true
      await nc.close().catch(() => {})
    },
  }
  return link
}

async function watch(
  nc: NatsConnection,
  on: { refused(subject: string): void; pinged(unanswered: number): void },
): Promise<void> {
  for await (const status of nc.status()) {
    if (status.type === 'pingTimer') on.pinged(Number(status.data))
    const subject = status.type === 'error' ? status.permissionContext?.subject : undefined
    if (subject !== undefined) on.refused(subject)
  }
}
