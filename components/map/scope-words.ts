import type { Region } from '@/lib/domain/model'
import type { Scope } from '@/lib/domain/scope'

/** What the region of a scope, and its AZ, are called; `az: null` is a whole region. */
export function scopeLabels(regions: readonly Region[], scope: Scope): { region: string; az: string | null } {
  const region = regions.find((r) => r.id === scope.region)
  return {
    region: region?.label ?? scope.region,
    az: scope.kind === 'az' ? (region?.azs.find((a) => a.id === scope.az)?.label ?? 'no AZ tag') : null,
  }
}

/** ` in rg1`, ` in rg1 › az 1`; nothing for the whole supercluster. */
export function inScope(regions: readonly Region[], scope: Scope | null): string {
  if (scope === null) return ''
  const { region, az } = scopeLabels(regions, scope)
  return ` in ${az === null ? region : `${region} › ${az}`}`
}
