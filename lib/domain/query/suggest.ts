import { find } from '../find'
import { type Snapshot, streamKey } from '../model'
import { FIELDS, factsOf, isKey, KEYS, type Key } from './fields'
import { value } from './print'
import { FLAGS } from './term'
import { type AnyRow, type World, worldOf } from './world'

/** One way to go on typing: the text and caret after it is taken. */
export interface Suggestion {
  /** What is offered, e.g. `cluster=xr`. */
  term: string
  detail: string
  text: string
  caret: number
}

/** What each key means, in the fewest words. */
export const ABOUT: Readonly<Record<Key, string>> = {
  server: 'name of a server',
  stream: 'name of a stream',
  cluster: 'name of a cluster',
  from: 'gateway links out of a cluster',
  to: 'gateway links into a cluster',
  region: 'region of a server',
  az: 'AZ of a server',
  tag: 'tag of a server',
  state: 'up, leaving, silent, down, unknown',
  version: 'version of a server',
  account: 'account of a stream',
  leader: 'leader of a stream, or none',
  storage: 'file or memory',
  retention: 'limits, interest, workqueue',
  subject: 'subject of a stream',
  severity: 'critical, warning, info',
  code: 'rule of a finding',
  replicas: 'replicas wanted',
  online: 'replicas online',
  margin: 'how many more may fail',
  lag: 'operations a follower is behind',
  messages: 'messages stored',
  bytes: 'size stored, like 10GiB',
  consumers: 'consumers',
  lost: 'messages lost',
  deleted: 'messages deleted inside',
  streams: 'streams on a server',
  store: 'JetStream store used, like 10GiB',
  conns: 'client connections',
  subs: 'subscriptions',
  cpu: 'per cent of one core',
  mem: 'memory of a server, like 1GiB',
  slow: 'slow consumers',
  rtt: 'round trip, like 5ms',
  connected: 'outbound gateway connections',
}
const FLAG_ABOUT = { healthy: 'known to be well', unknown: 'something is not known' }

/** Ways to finish the term at the caret: flags and keys, then values that the snapshot has, then names as whole terms. */
export function suggest(snapshot: Snapshot, text: string, caret: number, limit = 9): Suggestion[] {
  const start = startOfTerm(text, caret)
  const rest = text.slice(caret)
  const typed = text.slice(start, caret)
  const bang = typed.startsWith('!') ? '!' : ''
  const term = typed.slice(bang.length)
  const offer = (whole: string, detail: string, open = false): Suggestion => {
    const blank = open || /^\s/.test(rest) ? '' : ' '
    const before = `${text.slice(0, start)}${bang}${whole}${blank}`
    return { term: bang + whole, detail, text: before + rest, caret: before.length }
  }
  const [, key = '', sub, op, part = ''] = /^([a-z]+)(?::([^=~]*))?(=|~)(.*)$/i.exec(term) ?? []
  const name = key.toLowerCase()
  if (op !== undefined && isKey(name)) {
    const head = `${name}${sub === undefined ? '' : `:${sub}`}${op}`
    const done = part.slice(0, part.lastIndexOf(',') + 1)
    const last = part.slice(done.length).replaceAll('"', '').toLowerCase()
    return valuesOf(name, sub ?? null, worldOf(snapshot))
      .filter((v) => v.toLowerCase().includes(last))
      .sort((a, b) => rank(a, last) - rank(b, last))
      .slice(0, limit)
      .map((v) => offer(head + done + value(v), ''))
  }
  if (/[<>"]/.test(term)) return []
  const word = term.toLowerCase()
  const offers = [
    ...FLAGS.filter((f) => f.startsWith(word)).map((f) => offer(f, FLAG_ABOUT[f])),
    ...tagKeys(snapshot)
      .filter((t) => word !== '' && `tag:${t}`.startsWith(word))
      .map((t) => offer(`tag:${t}=`, ABOUT.tag, true)),
    ...KEYS.filter((k) => k.startsWith(word)).map((k) =>
      offer(FIELDS[k].type === 'text' ? `${k}=` : `${k}>`, ABOUT[k], true),
    ),
    ...find(snapshot, word, limit).map((t) =>
      offer(`${t.kind}=${value(t.kind === 'stream' ? t.label : t.id)}`, t.detail),
    ),
  ]
  return word === '' ? commonOf(offers, limit) : offers.slice(0, limit)
}

/** With nothing typed the first answers show what can be asked at all. */
const COMMON = ['healthy', 'unknown', 'cluster=', 'tag=', 'server=', 'stream=', 'state=', 'lag>', 'replicas>']
const commonOf = (offers: Suggestion[], limit: number) =>
  COMMON.flatMap((c) => offers.find((o) => o.term.replace('!', '') === c) ?? []).slice(0, limit)

/** Where the term begins in which the caret stands; blanks in quotes do not divide. */
function startOfTerm(text: string, caret: number): number {
  let start = 0
  let quoted = false
  for (let i = 0; i < caret; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (!quoted && /\s/.test(text[i] ?? '')) start = i + 1
  }
  return start
}

const rank = (text: string, typed: string) => (text.toLowerCase().startsWith(typed) ? 0 : 1)

/** Keys of tags that look like `az:1`. */
function tagKeys(snapshot: Snapshot): string[] {
  const keys = snapshot.servers.flatMap((s) => s.tags.flatMap((t) => /^([^:=]+)[:=]./.exec(t)?.[1] ?? []))
  return [...new Set(keys)].sort()
}

/** Every value that some row has for a key, sorted. */
function valuesOf(key: Key, sub: string | null, world: World): string[] {
  const seen = new Set<string>()
  for (const on of allRows(world.snapshot))
    for (const fact of factsOf(on, key, world) ?? []) {
      const shown = typeof fact === 'string' ? inSub(fact, sub) : null
      if (shown !== null) seen.add(shown)
    }
  if (key === 'stream') dropKeys(seen, world.snapshot)
  return [...seen].sort()
}

const inSub = (tag: string, sub: string | null) =>
  sub === null
    ? tag
    : tag.startsWith(`${sub}:`) || tag.startsWith(`${sub}=`)
      ? tag.slice(sub.length + 1)
      : null

/** `APP/ORDERS` is offered beside `ORDERS` only where the name alone means several. */
function dropKeys(seen: Set<string>, { streams }: Snapshot) {
  const names = new Map<string, number>()
  for (const s of streams) names.set(s.name, (names.get(s.name) ?? 0) + 1)
  for (const s of streams) if (names.get(s.name) === 1) seen.delete(streamKey(s))
}

function allRows(s: Snapshot): AnyRow[] {
  return [
    ...s.servers.map((row) => ({ kind: 'server' as const, row })),
    ...s.streams.map((row) => ({ kind: 'stream' as const, row })),
    ...s.clusters.map((row) => ({ kind: 'cluster' as const, row })),
    ...s.gateways.map((row) => ({ kind: 'gateway' as const, row })),
    ...s.findings.map((row) => ({ kind: 'finding' as const, row })),
  ]
}
