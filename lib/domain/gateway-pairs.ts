import type { GatewayMatrix } from './gateway-matrix'
import { type LinkState, linkState } from './link-state'
import { type GatewayLink, gatewayKey, type Server, type Snapshot } from './model'

/** Two clusters whose links are not whole in both directions. */
export interface PairTrouble {
  /** `a>b`, a sorts first. */
  id: string
  a: string
  b: string
  there: GatewayLink | undefined
  back: GatewayLink | undefined
  /** `unknown`: what is reported is whole, and a direction is not reported. */
  worst: 'critical' | 'warning' | 'unknown'
  what: string
  /** ISO 8601; null when nobody knows. */
  since: string | null
  cause: string
  /** The worse direction that somebody reports, to be selected; null when neither is reported. */
  select: { from: string; to: string } | null
}

const RANK: Record<LinkState, number> = { broken: 0, part: 1, unknown: 2, full: 3 }

/** Pairs that are not whole, worst first, then by name. */
export function pairTroubles(
  matrix: GatewayMatrix,
  { servers, findings }: Pick<Snapshot, 'servers' | 'findings'>,
): PairTrouble[] {
  const context: Context = {
    servers: new Map(servers.map((s) => [s.key, s])),
    findings: new Map(
      findings.flatMap((f) => (f.subject.kind === 'gateway' ? [[f.subject.id, f] as const] : [])),
    ),
  }
  const found = matrix.clusters.flatMap((a, i) =>
    matrix.clusters.slice(i + 1).flatMap((b) => pairTrouble(matrix, a, b, context) ?? []),
  )
  const rank = { critical: 0, warning: 1, unknown: 2 }
  return found.sort((x, y) => rank[x.worst] - rank[y.worst])
}

interface Context {
  servers: ReadonlyMap<string, Server>
  findings: ReadonlyMap<string, Snapshot['findings'][number]>
}

interface Side {
  from: string
  to: string
  link: GatewayLink | undefined
  state: LinkState
}

function pairTrouble(matrix: GatewayMatrix, a: string, b: string, context: Context): PairTrouble | null {
  const sides = [
    { from: a, to: b },
    { from: b, to: a },
  ].map((d): Side => {
    const link = matrix.link(d.from, d.to)
    return { ...d, link, state: linkState(link) }
  })
  const byWorst = [...sides].sort((x, y) => RANK[x.state] - RANK[y.state])
  if (byWorst.every((s) => s.state === 'full')) return null
  const worse = byWorst.find((s) => s.link !== undefined)
  const states = sides.map((s) => s.state)
  const gone = [...new Set(sides.flatMap((s) => goneOf(s, context)))]
  const lacking = sides.flatMap((s) => lackingOf(s, context))
  const told = sides.flatMap((s) => context.findings.get(gatewayKey(s)) ?? [])
  return {
    id: gatewayKey({ from: a, to: b }),
    a,
    b,
    there: matrix.link(a, b),
    back: matrix.link(b, a),
    worst: states.includes('broken') ? 'critical' : states.includes('part') ? 'warning' : 'unknown',
    what: whatWords(sides, gone, lacking),
    since: earliest([...told.map((f) => f.since), ...(told.length > 0 ? [] : gone.map((s) => s.since))]),
    cause: causeWords(
      told.flatMap((f) => f.evidence),
      gone,
      sides,
    ),
    select: worse ? { from: worse.from, to: worse.to } : null,
  }
}

/** Servers of the side that connects, whose connection is missing because they are gone themselves. */
const goneOf = (side: Side, { servers }: Context): Server[] =>
  missing(side).flatMap((key) => {
    const server = servers.get(key)
    return server && isGone(server) ? [server] : []
  })

/** Servers that are there and have no connection. */
const lackingOf = (side: Side, { servers }: Context): { server: string; to: string }[] =>
  missing(side).flatMap((key) => {
    const server = servers.get(key)
    return server && isGone(server) ? [] : [{ server: key, to: side.to }]
  })

const missing = ({ link }: Side): string[] =>
  link?.servers.filter((e) => e.direction === 'outbound' && !e.connected).map((e) => e.server) ?? []
const isGone = (s: Server) => s.state === 'down' || s.state === 'silent'

function whatWords(sides: Side[], gone: Server[], lacking: { server: string; to: string }[]): string {
  const broken = sides.filter((s) => s.state === 'broken')
  const [one] = broken
  const parts: string[] = []
  if (broken.length === 2) parts.push('no link either way')
  else if (one) {
    const back = sides.find((s) => s !== one)?.state
    parts.push(`${back === 'unknown' ? '' : 'one-way: '}${one.from} does not see ${one.to}`)
  }
  if (gone.length > 0) {
    const states = [...new Set(gone.map((s) => s.state))].sort().join(' or ')
    parts.push(`${few(gone.map((s) => s.key))} ${gone.length === 1 ? 'is' : 'are'} ${states}`)
  }
  const partly = lacking.filter((l) => !broken.some((s) => s.to === l.to))
  for (const to of new Set(partly.map((l) => l.to))) {
    const names = partly.filter((l) => l.to === to).map((l) => l.server)
    parts.push(`${few(names)} ${names.length === 1 ? 'has' : 'have'} no link to ${to}`)
  }
  for (const s of sides)
    if (s.state === 'unknown' && s.link === undefined) parts.push(`nobody of ${s.from} reports its gateways`)
  return parts.join('; ')
}

function causeWords(evidence: string[], gone: Server[], sides: Side[]): string {
  if (evidence.length > 0) {
    return evidence.length === 1 ? (evidence[0] ?? '') : `${evidence[0]}, and ${evidence.length - 1} more`
  }
  if (gone.length > 0) return `explained by ${few(gone.map((s) => `${s.key} ${s.state}`))}`
  if (sides.some((s) => s.state === 'unknown' && s.link === undefined)) return 'not reported'
  return 'no longer than a moment yet'
}

const few = (names: string[]) =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`

const earliest = (times: string[]): string | null =>
  times.reduce<string | null>((min, t) => (min === null || t < min ? t : min), null)
