import { FLAGS, type Query, type Term } from './term'

/** The one way to write a query; reading it gives the same query again. */
export function printQuery(query: Query): string {
  return query.map(printTerm).join(' ')
}

export function printTerm(term: Term): string {
  const bang = term.not ? '!' : ''
  switch (term.kind) {
    case 'flag':
      return bang + term.flag
    case 'word':
      return bang + (FLAGS.some((f) => f === term.text.toLowerCase()) ? quote(term.text) : bare(term.text))
    case 'text':
      return `${bang}${term.key}${term.sub === null ? '' : `:${bare(term.sub)}`}${term.op}${term.values.map(value).join(',')}`
    case 'number':
      return `${bang}${term.key}${term.op}${term.value.text}`
  }
}

const quote = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
/** Quoted where a blank or a mark of the grammar would be read as something else. */
const bare = (text: string) => (/[\s"=~<>!]/.test(text) ? quote(text) : text)
/** After the operator only blanks, quotes and commas have a meaning. */
export const value = (text: string) => (/[\s",]/.test(text) || text.startsWith('=') ? quote(text) : text)
