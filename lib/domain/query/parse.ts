import { FIELDS, type Field, isKey, type Key } from './fields'
import { quantity } from './quantity'
import { bareIndex, scan, splitValues, type Token } from './scan'
import { FLAGS, type NumberOp, type Parsed, type Problem, type Term } from './term'

const OP = /^(!?=|!?~|<=|>=|<|>)/
const OP_MARKS = '=~<>!'

/**
 * Reads a query: terms divided by blanks, all of which must hold. `key=value`, `key~part`, `key<3` (also `<=`, `>`, `>=`),
 * `tag:az=1`, `healthy`, `unknown`, a bare word (part of a name); `!` in front turns a term round, `a,b` means either.
 * What cannot be read is named with its position; nothing of the text is ever guessed or left out.
 */
export function parseQuery(text: string): Parsed {
  const tokens = scan(text)
  if (!Array.isArray(tokens)) return { ok: false, problem: tokens }
  const query: Term[] = []
  for (const token of tokens) {
    const term = readTerm(token)
    if ('reason' in term) return { ok: false, problem: term }
    query.push(term)
  }
  return { ok: true, query }
}

function readTerm(whole: Token): Term | Problem {
  const wrong = (reason: string): Problem => ({ at: whole.at, part: whole.raw, reason })
  const not = bareIndex(whole, '!') === 0
  const token = not ? { ...whole, chars: whole.chars.slice(1), quoted: whole.quoted.slice(1) } : whole
  const at = bareIndex(token, OP_MARKS)
  if (at < 0) return readWord(token, not) ?? wrong('there is nothing to look for')
  if (not && at === 0) return wrong('one ! and one term, like !healthy')
  const op = OP.exec(token.chars.slice(at))?.[0]
  if (op === undefined) return wrong('a ! stands in front of a term, or in != and !~')
  if (at === 0) return wrong(`it needs a key in front of ${op}, like cluster${op}…`)
  const colon = bareIndex(token, ':')
  const hasSub = colon >= 0 && colon < at
  const name = token.chars.slice(0, hasSub ? colon : at).toLowerCase()
  if (!isKey(name)) return wrong(`there is no key “${name}”`)
  const sub = hasSub ? token.chars.slice(colon + 1, at) : null
  if (sub !== null && (name !== 'tag' || sub === '')) return wrong('only tag takes a colon, like tag:az=1')
  const negated = op.startsWith('!')
  if (not && negated) return wrong('it is turned round twice')
  const values = splitValues(token, at + op.length)
  if (values.some((v) => v === '')) return wrong(`a value is missing after ${op}`)
  return comparison(name, sub, negated ? op.slice(1) : op, values, not || negated, wrong)
}

function comparison(
  key: Key,
  sub: string | null,
  op: string,
  values: string[],
  not: boolean,
  wrong: (reason: string) => Problem,
): Term | Problem {
  const field: Field = FIELDS[key]
  if (field.type === 'text') {
    if (op !== '=' && op !== '~') return wrong(`${key} is a text: compare it with = or ~`)
    return { not, kind: 'text', key, sub, op, values }
  }
  if (op === '~') return wrong(`${key} is a number: compare it with =, <, <=, > or >=`)
  const [text = ''] = values
  if (values.length > 1) return wrong(`${key} takes one number`)
  const value = quantity(text, field.unit)
  if (value === null) return wrong(`“${text}” is not ${WANTED[field.unit]}`)
  return { not, kind: 'number', key, op: numberOp(op), value: { text, value } }
}

const WANTED = {
  count: 'a number like 3, 10k or 1M',
  bytes: 'a size like 512, 64KiB or 10GiB',
  ms: 'a time like 5ms or 1s',
}

function numberOp(op: string): NumberOp {
  return op === '<' || op === '<=' || op === '>' || op === '>=' ? op : '='
}

/** A flag when it stands bare, else a part of a name; null when nothing is left. */
function readWord({ chars, quoted }: Token, not: boolean): Term | null {
  if (chars === '') return null
  const flag = quoted.includes(true) ? undefined : FLAGS.find((f) => f === chars.toLowerCase())
  return flag ? { not, kind: 'flag', flag } : { not, kind: 'word', text: chars }
}
