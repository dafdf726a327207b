'use client'
import { usePathname } from 'next/navigation'
import { VIEWS } from '@/components/shell/views'
import type { Kind } from '@/lib/domain/query/world'

/** Kinds of rows that the present view finds and hides; none on a page that shows one thing, or a form. */
export function useFilteredKinds(): readonly Kind[] {
  const pathname = usePathname()
  return VIEWS.find((view) => view.path === pathname)?.filters ?? []
}
