'use client'
import { usePathname } from 'next/navigation'
import { useLinks } from '@/components/gateways/useLinks'
import { VIEWS } from '@/components/shell/views'
import type { Kind } from '@/lib/domain/query/world'

/** Kinds of rows that the present view finds and hides; none on a page that shows one thing, or a form. */
export function useFilteredKinds(): readonly Kind[] {
  const pathname = usePathname()
  const links = useLinks()
  // Routes and leafnodes are sifted by the servers that tell them.
  if (pathname === '/gateways' && links.value !== 'gateways') return ['server']
  return VIEWS.find((view) => view.path === pathname)?.filters ?? []
}
