'use client'
import { useSearchParams } from 'next/navigation'
import { parseAsString, useQueryStates } from 'nuqs'
import { Notice } from '@/components/ui/Notice'
import { useSaidKeys } from '@/components/ui/said-keys'
import { isMalformed, PARTIAL_KEYS } from '@/lib/url/malformed'
import { quoted } from '@/lib/url/quoted'

const PARSERS = Object.fromEntries(PARTIAL_KEYS.map((key) => [key, parseAsString]))

/**
 * What the address asks for under keys of other views, or of a table that is not there now, and no view could read. Where a
 * key counts, that view says what it shows instead.
 */
export function MalformedNotice() {
  // The raw texts: see SelectionNotice.
  const address = useSearchParams()
  const said = useSaidKeys()
  const [, write] = useQueryStates(PARSERS)
  const wrong = PARTIAL_KEYS.filter((key) => !said?.has(key) && isMalformed(key, address.get(key)))
  if (said === null || wrong.length === 0) return null
  const all = wrong.map((key) => `${key} ${quoted(address.get(key) ?? '')}`).join(', ')
  return (
    <Notice
      severity="warning"
      title={`The address asks for ${all}, which cannot be read`}
      onDismiss={() => void write(Object.fromEntries(wrong.map((key) => [key, null])))}
    >
      Nothing of this view depends on it. Other views would show what is usual there.
    </Notice>
  )
}
