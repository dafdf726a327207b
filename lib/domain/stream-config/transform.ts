import { subjectSyntaxProblem } from './subject'

/** Functions of a mapping that stand for tokens of the source, with their arguments. */
const FUNCTION =
  /^\{\{\s*(wildcard|partition|splitfromleft|splitfromright|slicefromleft|slicefromright|split|left|right|random)\s*\(([^()]*)\)\s*\}\}$/i

/**
 * Whether a subject can be turned into another (sublist.go, `ValidateMapping`; subject_transform.go, `NewSubjectTransform`):
 * every `$1` or `{{wildcard(1)}}` must name a `*` of the source, and both end in `>` or neither does.
 * @param source '' is every subject
 * @param destination '' leaves the subject as it is
 * @returns null when it can, else the rule that is broken
 */
export function mappingProblem(source: string, destination: string): string | null {
  if (destination === '') return null
  const wildcards = (source || '>').split('.').filter((token) => token === '*').length
  const plain: string[] = []
  for (const token of destination.split('.')) {
    const call = FUNCTION.exec(token)
    const places = call
      ? placesOf(call[1] ?? '', call[2] ?? '')
      : /^\$\d+$/.test(token)
        ? [Number(token.slice(1))]
        : null
    if (places === null) {
      if (/\{\{|\}\}/.test(token)) return `${token}: not a function of a subject transform.`
      plain.push(token)
      continue
    }
    for (const place of places) {
      if (!(place >= 1 && place <= wildcards)) {
        return `${token}: the source has ${wildcards === 0 ? 'no *' : `${wildcards} *`}.`
      }
    }
    plain.push('x')
  }
  const subject = subjectSyntaxProblem(plain.join('.'))
  if (subject) return subject
  if (plain.includes('*')) return 'Name a * of the source as $1, $2 …'
  const ends = (plain.at(-1) === '>') === ((source || '>').split('.').at(-1) === '>')
  if (!ends) return 'Both the source and the destination end in >, or neither does.'
  return null
}

/** Which tokens of the source a function names; `partition(10, 1, 2)` names 1 and 2, `random(10)` none. */
function placesOf(name: string, given: string): number[] {
  const numbers = given.split(/[\s,]+/).filter((part) => part !== '')
  switch (name.toLowerCase()) {
    case 'partition':
      return numbers.slice(1).map(Number)
    case 'random':
      return []
    case 'wildcard':
      return numbers.map(Number)
    default:
      return numbers.slice(0, 1).map(Number)
  }
}
