import { CROWN } from '@/components/ui/Glyph'

/** Crown of the meta leader, beside its name. The column "Meta" says it in words. */
export function MetaMark() {
  return (
    <svg aria-hidden="true" width="12" height="10" viewBox="-6 -5 12 10">
      <path d={CROWN} fill="currentColor" />
    </svg>
  )
}
