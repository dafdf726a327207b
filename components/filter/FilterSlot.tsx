'use client'
// The bar comes with the engine, and its looks with the first HTML.
import './FilterBar.module.css'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useChoice } from '@/components/ui/useChoice'
import { MAP_FORMS } from '@/lib/url/choices'
import { useEngine } from './load-engine'
import { useFilter } from './useFilter'

/**
 * The place of the find and hide bar over a view: empty, and nothing loaded for it, while neither is asked for. Not over the
 * picture of the map, which would move under it.
 */
export function FilterSlot() {
  const isAsked = useIsAsked()
  const isMap = usePathname() === '/map'
  const { value: form } = useChoice('as', MAP_FORMS)
  return isAsked && !(isMap && form === 'map') ? <Filled instead={null} inToolbar={false} /> : null
}

/** The bar in the toolbar of the map, in the place of what stands there while nothing is asked for. */
export function FilterInToolbar({ children }: { children: ReactNode }) {
  return useIsAsked() ? <Filled instead={children} inToolbar /> : children
}

function useIsAsked(): boolean {
  const { find, hide } = useFilter()
  return find !== '' || hide !== ''
}

function Filled(props: { instead: ReactNode; inToolbar: boolean }) {
  const { FilterBar } = useEngine()
  return <FilterBar {...props} />
}
