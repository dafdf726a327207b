'use client'
import { usePathname } from 'next/navigation'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { mapHref } from '@/lib/url/links'
import type { Selection } from '@/lib/url/selection'

/** From any other view to the map, with this selected. */
export function ShowOnMap({ selection }: { selection: Selection }) {
  if (usePathname() === '/map') return null
  return (
    <ButtonLink size="small" prefetch={false} href={mapHref(selection)}>
      Show on map
    </ButtonLink>
  )
}
