'use client'
import { createParser, useQueryState } from 'nuqs'
import { parseSelection, type Selection, serializeSelection } from '@/lib/url/selection'

const selectionParser = createParser<Selection>({
  parse: parseSelection,
  serialize: serializeSelection,
  eq: (a, b) => a.kind === b.kind && a.id === b.id,
}).withOptions({ history: 'push' })

/** The selection, kept in the address (`sel`), so that back, forward and a copied link restore it. */
export function useSelection() {
  return useQueryState('sel', selectionParser)
}
