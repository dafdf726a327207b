'use client'
import { useState } from 'react'

/** Copies a text, and whether that went: no clipboard without HTTPS or permission; null before this text was copied. */
export function useCopied(text: string): { copied: 'yes' | 'no' | null; copy: () => Promise<void> } {
  const [tried, setTried] = useState<{ text: string; went: 'yes' | 'no' } | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setTried({ text, went: 'yes' })
    } catch {
      setTried({ text, went: 'no' })
    }
  }
  return { copied: tried?.text === text ? tried.went : null, copy }
}
