'use client'
import { useSearchParams } from 'next/navigation'
import { Notice } from '@/components/ui/Notice'
import { useSaysOf } from '@/components/ui/said-keys'
import { hasScope } from '@/lib/graph/scope'
import type { Topology } from '@/lib/graph/topology'
import { quoted } from '@/lib/url/quoted'
import { parseScope } from '@/lib/url/scope'
import { parseViewport } from '@/lib/url/viewport'

/** The address may narrow the map to what is not there any more, or never was: said, and the whole map is shown. */
export function PlaceNotice({
  topology,
  onWhole,
  onClose,
  onLookAway,
}: {
  topology: Topology
  /** Takes the scope out of the address. */
  onWhole: () => void
  /** Takes the opened region out of it; absent where nothing opens. */
  onClose?: () => void
  /** Takes the viewport out of it; absent where there is none. */
  onLookAway?: () => void
}) {
  // The raw texts: what cannot be read is named as it stands.
  const address = useSearchParams()
  const [scope, open, viewport] = ['scope', 'opened', 'vp'].map((key) => address.get(key) ?? null)
  useSaysOf('scope', ...(onLookAway ? ['vp'] : []))
  const parsed = scope ? parseScope(scope) : null
  return (
    <>
      {scope && parsed === null && (
        <Notice severity="warning" title={`The scope ${quoted(scope)} cannot be read`} onDismiss={onWhole}>
          A scope reads like rg1 (a region) or rg1/1 (an AZ of it). The whole supercluster is shown.
        </Notice>
      )}
      {parsed !== null && !hasScope(topology, parsed) && (
        <Notice
          severity="warning"
          title={`The scope ${quoted(scope ?? '')} is not in the present picture`}
          onDismiss={onWhole}
        >
          No server known now lies there. The whole supercluster is shown until one does.
        </Notice>
      )}
      {open && onClose && !topology.regions.some((r) => r.id === open) && (
        <Notice
          severity="warning"
          title={`The region ${quoted(open)} to open is not in the present picture`}
          onDismiss={onClose}
        >
          It may have been removed or renamed, or lie outside the scope. It opens as soon as it appears.
        </Notice>
      )}
      {viewport && onLookAway && parseViewport(viewport) === null && (
        <Notice
          severity="warning"
          title={`The viewport ${quoted(viewport)} cannot be read`}
          onDismiss={onLookAway}
        >
          A viewport reads like 516,300,1.5: the point in the middle of the view, and the scale. All is shown.
        </Notice>
      )}
    </>
  )
}
