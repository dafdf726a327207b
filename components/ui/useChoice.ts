'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { asked } from '@/lib/url/asked'

/**
 * One of a few words, kept in the address under `key`; the first is the default and stays out of it. A word that is none
 * of them is reported in `unusable`, and the default applies. Back undoes the choice.
 */
export function useChoice<T extends string>(key: string, words: readonly [T, ...T[]]) {
  const [raw, setRaw] = useQueryState(key, parseAsString.withOptions({ history: 'push' }))
  const chosen = words.find((w) => w === raw)
  return {
    value: chosen ?? words[0],
    choose: (next: T | null) => void setRaw(next === words[0] ? null : next),
    unusable: chosen === undefined ? asked(raw) : null,
  }
}
