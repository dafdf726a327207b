'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { Notice } from '@/components/ui/Notice'
import { asked } from '@/lib/url/asked'
import { quoted } from '@/lib/url/quoted'

/** An address may ask for a frozen moment that nobody has, or has any more: said, while the view shows the present. */
export function SnapNotice() {
  const [value, setSnap] = useQueryState('snap', parseAsString)
  const snap = asked(value)
  if (snap === null) return null
  return (
    <Notice
      severity="warning"
      title={`The frozen moment ${quoted(snap)} is unknown or has expired`}
      onDismiss={() => void setSnap(null)}
    >
      What you see is live. Whoever sent the link can say when it was; everything else in the address is kept.
    </Notice>
  )
}
