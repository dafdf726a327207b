'use client'
// The bar comes with the engine, and its looks with the first HTML.
import './FilterBar.module.css'
import { useEngine } from './load-engine'
import { useFilter } from './useFilter'

/** The place of the find and hide bar: empty, and nothing loaded for it, while neither is asked for. */
export function FilterSlot() {
  const { find, hide } = useFilter()
  return find === '' && hide === '' ? null : <Filled />
}

function Filled() {
  const { FilterBar } = useEngine()
  return <FilterBar />
}
