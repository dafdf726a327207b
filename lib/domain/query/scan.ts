import type { Problem } from './term'

/** A piece between blanks. `chars` has the quotes taken off; `quoted` says of each character whether it stood in quotes. */
export interface Token {
  at: number
  raw: string
  chars: string
  quoted: readonly boolean[]
}

/** Cuts a text at its blanks; `"…"` holds blanks together, with `\"` and `\\` for the two characters themselves. */
export function scan(text: string): Token[] | Problem {
  const tokens: Token[] = []
  let i = 0
  while (i < text.length) {
    if (isBlank(text[i])) {
      i++
      continue
    }
    const at = i
    let chars = ''
    const quoted: boolean[] = []
    let open = -1
    for (; i < text.length && (open >= 0 || !isBlank(text[i])); i++) {
      const c = text[i] ?? ''
      if (c === '"') {
        open = open >= 0 ? -1 : i
      } else if (open >= 0 && c === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) {
        i++
        chars += text[i]
        quoted.push(true)
      } else {
        chars += c
        quoted.push(open >= 0)
      }
    }
    if (open >= 0) return { at: open, part: text.slice(open), reason: 'the quotation mark is never closed' }
    tokens.push({ at, raw: text.slice(at, i), chars, quoted })
  }
  return tokens
}

const isBlank = (c: string | undefined) => c !== undefined && /\s/.test(c)

/** The first place of one of `marks` that does not stand in quotes; −1 when there is none. */
export function bareIndex(token: Pick<Token, 'chars' | 'quoted'>, marks: string, from = 0): number {
  for (let i = from; i < token.chars.length; i++) {
    if (!token.quoted[i] && marks.includes(token.chars[i] ?? '')) return i
  }
  return -1
}

/** Splits at every comma outside of quotes. */
export function splitValues(token: Token, from: number): string[] {
  const values: string[] = []
  for (let start = from; start <= token.chars.length; ) {
    const comma = bareIndex(token, ',', start)
    const end = comma < 0 ? token.chars.length : comma
    values.push(token.chars.slice(start, end))
    start = end + 1
  }
  return values
}
