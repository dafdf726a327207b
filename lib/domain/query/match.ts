import { gatewayKey, streamKey } from '../model'
import { FIELDS, factsOf } from './fields'
import { isHealthy, isUnknown } from './flags'
import type { NumberOp, Query, Term } from './term'
import { type AnyRow, subjectOf, type World } from './world'

/** True, false, or not known. */
type Verdict = boolean | null

/**
 * How a row is asked about a field that only what it stands on speaks of. `any`: it is found when one of those matches.
 * `every`: it is hidden only when all of them match, so that nothing is left out that still stands on something shown.
 */
export type Reach = 'any' | 'every'

/** Whether all terms hold of a row. What is not known matches neither a comparison nor its opposite; `unknown` finds it. */
export function matches(query: Query, on: AnyRow, world: World, reach: Reach): boolean {
  return query.every((term) => holds(term, on, world, reach) === true)
}

function holds(term: Term, on: AnyRow, world: World, reach: Reach): Verdict {
  const own = ownVerdict(term, on, world)
  if (own !== undefined) return turned(own, term.not)
  const ground = groundOf(on, world, term)
  if (ground === null) return reach === 'any' && term.not
  if (reach === 'every') {
    return ground.length > 0 && ground.every((g) => holds(term, g, world, reach) === true)
  }
  const plain = { ...term, not: false }
  return turned(
    some(ground, (g) => holds(plain, g, world, reach)),
    term.not,
  )
}

const turned = (verdict: Verdict, not: boolean): Verdict => (verdict === null || !not ? verdict : !verdict)

function some<T>(list: readonly T[], test: (item: T) => Verdict): Verdict {
  let verdict: Verdict = false
  for (const item of list) {
    const one = test(item)
    if (one === true) return true
    if (one === null) verdict = null
  }
  return verdict
}

/** What the row itself has to say, before it is turned round; undefined when the term is not about such rows. */
function ownVerdict(term: Term, on: AnyRow, world: World): Verdict | undefined {
  switch (term.kind) {
    case 'flag':
      return term.flag === 'healthy' ? isHealthy(on, world) : isUnknown(on, world)
    case 'word':
      return namesOf(on).some((name) => contains(name, term.text))
    case 'text': {
      const wanted = term.sub === null ? term.values : term.values.flatMap((v) => tagTexts(term.sub, v))
      const facts = factsOf(on, term.key, world)
      return facts && some(facts, (fact) => (fact === null ? null : sameText(String(fact), term.op, wanted)))
    }
    case 'number': {
      const facts = factsOf(on, term.key, world)
      return (
        facts &&
        some(facts, (fact) => (typeof fact === 'number' ? compare(fact, term.op, term.value.value) : null))
      )
    }
  }
}

/** `tag:az=1` is the tag `az:1`, which some write `az=1`. */
const tagTexts = (sub: string | null, v: string) => [`${sub}:${v}`, `${sub}=${v}`]

function sameText(fact: string, op: '=' | '~', wanted: readonly string[]): boolean {
  return wanted.some((w) => (op === '=' ? fact === w : contains(fact, w)))
}

const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())

function compare(fact: number, op: NumberOp, value: number): boolean {
  switch (op) {
    case '=':
      return fact === value
    case '<':
      return fact < value
    case '<=':
      return fact <= value
    case '>':
      return fact > value
    case '>=':
      return fact >= value
  }
}

/** The rows through which a row is asked about what is not its own; null when the term is not about it at all. */
function groundOf(on: AnyRow, world: World, term: Term): AnyRow[] | null {
  if (term.kind !== 'text' && term.kind !== 'number') return null
  const { read } = FIELDS[term.key]
  const servers = (keys: readonly string[]): AnyRow[] =>
    keys.flatMap((key) => {
      const server = world.server(key)
      return server ? [{ kind: 'server', row: server }] : []
    })
  switch (on.kind) {
    case 'server':
      return read.stream ? world.held(on.row.key).map((h) => ({ kind: 'stream', row: h.stream })) : null
    case 'stream':
      return read.server ? servers(on.row.replicas.map((r) => r.server)) : null
    case 'cluster':
      return read.server || read.stream ? servers(on.row.servers) : null
    case 'gateway':
      return term.key === 'server'
        ? servers([
            ...new Set(on.row.servers.flatMap((e) => (e.peer === null ? [e.server] : [e.server, e.peer]))),
          ])
        : null
    case 'finding': {
      const subject = subjectOf(on.row, world)
      return subject && subject.kind !== 'finding' ? [subject] : null
    }
  }
}

function namesOf(on: AnyRow): string[] {
  switch (on.kind) {
    case 'server':
      return [on.row.key, on.row.cluster ?? '', on.row.region, ...on.row.tags]
    case 'stream':
      return [streamKey(on.row), on.row.cluster ?? '']
    case 'cluster':
      return [on.row.name]
    case 'gateway':
      return [gatewayKey(on.row)]
    case 'finding':
      return [on.row.summary, on.row.code, on.row.subject.id]
  }
}
