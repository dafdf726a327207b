import type { Key } from './fields'

/** What is asked of a row. `not` is a leading `!`. */
export type Term = { not: boolean } & (
  | { kind: 'word'; text: string }
  | { kind: 'flag'; flag: Flag }
  | { kind: 'text'; key: Key; sub: string | null; op: TextOp; values: string[] }
  | { kind: 'number'; key: Key; op: NumberOp; value: Quantity }
)

export const FLAGS = ['healthy', 'unknown'] as const
export type Flag = (typeof FLAGS)[number]
/** Equal to, or contains whatever the case. */
export type TextOp = '=' | '~'
export type NumberOp = '=' | '<' | '<=' | '>' | '>='

/** A number in the unit of its field, and as it was typed (`10GiB`), which is how it is printed again. */
export interface Quantity {
  text: string
  value: number
}

/** Terms that must all hold. */
export type Query = readonly Term[]

/** Why a text is no query: which part of it (by position), and what is wrong with that part. */
export interface Problem {
  at: number
  part: string
  reason: string
}

export type Parsed = { ok: true; query: Query } | { ok: false; problem: Problem }
