import type { Fact } from '@/components/table/Facts'
import {
  because,
  bytesFact,
  durationFact,
  figureFact,
  limitFact,
  textFact,
  timeFact,
} from '@/components/table/fact'
import { bytes, count, percent } from '@/lib/domain/format'
import type { ServerDetail } from '@/lib/domain/server-detail'

export function processFacts(d: ServerDetail): Fact[] {
  const p = d.process
  const up =
    p.startedAt === null || p.serverNow === null ? null : Date.parse(p.serverNow) - Date.parse(p.startedAt)
  return [
    textFact('Version', d.version),
    because(textFact('Git Commit', p.gitCommit), 'its build does not say'),
    textFact('Go Version', p.goVersion),
    timeFact('Start Time', p.startedAt),
    { ...durationFact('Uptime', up), title: 'when it answered, on its own clock' },
    timeFact('Configuration Load Time', p.configLoadedAt),
    textFact('Configuration Digest', p.configDigest),
    textFact('Server ID', d.id),
    textFact('System Account', p.systemAccount),
  ]
}

export function limitFacts({ limits: l }: ServerDetail): Fact[] {
  return [
    limitFact('Max Connections', l.maxConnections),
    limitFact('Max Subscriptions', l.maxSubscriptions),
    bytesFact('Max Payload', l.maxPayload),
    bytesFact('Max Pending', l.maxPending),
    bytesFact('Max Control Line', l.maxControlLine),
    durationFact('TLS Timeout', l.tlsTimeoutMs),
    durationFact('Auth Timeout', l.authTimeoutMs),
    durationFact('Write Deadline', l.writeDeadlineMs),
    durationFact('Ping Interval', l.pingIntervalMs),
    figureFact('Max Pings Out', l.pingMax),
  ]
}

export function statisticsFacts({ statistics: s }: ServerDetail): Fact[] {
  const slow = s.slowByKind
  return [
    {
      ...figureFact('CPU Cores', s.cores),
      value: s.cores === null ? null : `${s.cores} · ${percent(s.cpu)}`,
    },
    figureFact('GOMAXPROCS', s.gomaxprocs),
    bytesFact('Memory', s.mem),
    because(bytesFact('GOMEMLIMIT', s.gomemlimit), 'not set, or not reported'),
    figureFact('Connections', s.connections),
    figureFact('Connections in all', s.totalConnections),
    figureFact('Subscriptions', s.subscriptions),
    pairFact('Messages', s.inMsgs, s.outMsgs, count),
    pairFact('Bytes', s.inBytes, s.outBytes, bytes),
    {
      ...figureFact('Slow Consumers', s.slowConsumers),
      title: slow
        ? `clients ${slow.clients}, routes ${slow.routes}, gateways ${slow.gateways}, leafs ${slow.leafs}`
        : undefined,
    },
    figureFact('Routes', s.routes),
    figureFact('Route peers', s.remotes),
    figureFact('Leafnodes', s.leafnodes),
    figureFact('Stale Connections', s.staleConnections),
    figureFact('Stalled Clients', s.stalledClients),
  ]
}

function pairFact(
  term: string,
  into: number | null,
  out: number | null,
  format: (n: number | null) => string,
): Fact {
  if (into === null && out === null) return { term, value: null }
  return {
    term,
    value: `${format(into)} in, ${format(out)} out`,
    title: `${count(into)} in, ${count(out)} out`,
  }
}
