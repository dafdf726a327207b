import { NatsFault } from '@/lib/nats/errors'
import type { Link, Reply } from '@/lib/nats/link'

export interface FakeServer {
  name: string
  cluster: string | null
  /** Ms to its answer; null: it is silent. */
  afterMs: number | null
  isMetaLeader?: boolean
}

export interface FakeLink extends Link {
  /** Subjects and payloads of what was asked, in order. */
  asked: string[]
  /** Most questions of one kind that were ever on their way at a time. */
  mostAtOnce: number
  /** As if the other side had gone. */
  lose(fault: NatsFault): void
  isClosed(): boolean
}

/** Test helper: a link to one server through which `servers` answer. Time is `setTimeout`, which the test fakes. */
export function fakeLink(
  url: string,
  own: { name: string; cluster: string | null },
  servers: () => readonly FakeServer[] = () => [],
  refused: string[] = [],
): FakeLink {
  let settle: (fault: NatsFault | null) => void = () => {}
  let isClosed = false
  const closed = new Promise<NatsFault | null>((resolve) => {
    settle = resolve
  })
  const underWay = new Map<string, number>()
  const link: FakeLink = {
    url,
    asked: [],
    mostAtOnce: 0,
    server: { id: `N${own.name}`, version: '2.15.1', ...own },
    rtt: async () => 1,
    async request(subject, payload, timeoutMs) {
      let found: Reply | null = null
      const fault = await link.gather(subject, payload, timeoutMs, (reply) => {
        found = reply
        return true
      })
      if (found) return found
      throw fault ?? new NatsFault('timeout', 'no answer')
    },
    gather(subject, payload, capMs, onReply) {
      const key = `${subject} ${payload}`.trim()
      link.asked.push(key)
      underWay.set(key, (underWay.get(key) ?? 0) + 1)
      link.mostAtOnce = Math.max(link.mostAtOnce, underWay.get(key) ?? 0)
      return new Promise((resolve) => {
        const finish = (fault: NatsFault | null) => {
          underWay.set(key, Math.max(0, (underWay.get(key) ?? 1) - 1))
          resolve(fault)
        }
        const asked = servers().filter((s) => isAsked(s, subject, payload))
        if (asked.length === 0 && !subject.includes('.PING.')) {
          finish(new NatsFault('no-responders', `no server answers ${subject}`))
          return
        }
        setTimeout(() => finish(null), capMs)
        for (const s of asked) {
          if (s.afterMs === null) continue
          const afterMs = s.afterMs
          setTimeout(() => {
            if (onReply({ text: JSON.stringify(answer(s, subject)), afterMs })) finish(null)
          }, afterMs)
        }
      })
    },
    subscribe: () => () => {},
    publish: () => {},
    refused: () => refused,
    announces: () => [],
    demandsTls: false,
    closed,
    async close() {
      isClosed = true
      settle(null)
    },
    lose: (fault) => settle(fault),
    isClosed: () => isClosed,
  }
  return link
}

function isAsked(s: FakeServer, subject: string, payload: string): boolean {
  if (!subject.startsWith('$SYS.REQ.SERVER.PING.')) return subject.startsWith(`$SYS.REQ.SERVER.N${s.name}.`)
  return payload.includes('"leader_only":true') ? s.isMetaLeader === true : true
}

function answer(s: FakeServer, subject: string) {
  const server = { id: `N${s.name}`, name: s.name, cluster: s.cluster, ver: '2.15.1', jetstream: true }
  return subject.endsWith('.STATSZ')
    ? { server, statsz: { start: '2026-11-22T00:00:00Z' } }
    : {
        server,
        data: { meta_cluster: { name: 'x', leader: s.isMetaLeader ? s.name : 'other', cluster_size: 3 } },
      }
}
