import type { Server, Snapshot, Vantage } from '../model'
import { type Hit, names } from './rule'

/** Vantages that do not reach servers which answer others: then the path is ill, and not those servers. */
export function blindVantages(snapshot: Snapshot): Hit[] {
  return snapshot.coverage.vantages.filter((v) => v.cannotSee.length > 0).map((v) => hit(v, snapshot))
}

function hit(v: Vantage, snapshot: Snapshot): Hit {
  const { servers } = snapshot
  const from = v.cluster ?? v.url
  const unseen = servers.filter((s) => v.cannotSee.includes(s.key))
  // A whole cluster at once is one gateway; single servers are told by name.
  const whole = [...new Set(unseen.map((s) => s.cluster))].filter(
    (cluster): cluster is string =>
      cluster !== null &&
      servers.filter((s) => s.cluster === cluster && s.state === 'up').every((s) => unseen.includes(s)),
  )
  const others = unseen.filter((s) => s.cluster === null || !whole.includes(s.cluster)).map((s) => s.key)
  const ends = gatewayEnds(v, unseen, snapshot)
  const culprit = ends.find((end) => end.server.state !== 'up')
  return {
    severity: 'warning',
    subject: { kind: 'supercluster', id: `blind ${from}` },
    summary:
      others.length === 0
        ? `${from} cannot see ${names(whole)}; ${whole.length === 1 ? `${whole[0]} itself answers` : 'they answer others'}`
        : `${from} cannot see ${names([...whole, ...others])}; others can`,
    evidence: [
      ...v.cannotSee.map((s) => `${s} answers other vantages, not ${v.server ?? v.url}`),
      ...ends.map(
        ({ of, to, server }) =>
          `the gateway of ${of} to ${to} leads to ${server.key}, which is ${server.state}`,
      ),
    ],
    remedy: culprit
      ? `${culprit.server.key} holds the gateway and does not answer. NATS finds another way after 40 to 90 s by itself; a stop of ${culprit.server.key} makes it find one in a second.`
      : `Look at the gateway connections of ${v.server ?? v.url}: one of them leads to a server that hangs.`,
  }
}

/**
 * Where questions of the vantage's own server enter the clusters that it cannot see; and where answers enter its cluster
 * that come from servers behind another end: those that lead to a server that does not answer.
 */
function gatewayEnds({ server, cluster }: Vantage, unseen: readonly Server[], snapshot: Snapshot) {
  if (server === null || cluster === null) return []
  const end = (of: string, from: string | null, to: string | null) => {
    const link = snapshot.gateways.find((g) => g.from === from && g.to === to)
    const peer = link?.servers.find((e) => e.direction === 'outbound' && e.server === of && e.connected)?.peer
    const entry = snapshot.servers.find((s) => s.key === peer)
    return to !== null && entry ? [{ of, to, server: entry }] : []
  }
  const there = [...new Set(unseen.map((s) => s.cluster))].flatMap((to) => end(server, cluster, to))
  const back = unseen.flatMap((s) => end(s.key, s.cluster, cluster)).filter((e) => e.server.state !== 'up')
  return [...there, ...back]
}
