import type { Server } from './model'

/** A part of the supercluster that the map is narrowed to; `az: null` is the servers without an AZ. */
export type Scope = { kind: 'region'; region: string } | { kind: 'az'; region: string; az: string | null }

export const isWithin = (scope: Scope, server: Pick<Server, 'region' | 'az'>): boolean =>
  server.region === scope.region && (scope.kind === 'region' || server.az === scope.az)

/** The scope around this one; null is the whole supercluster. */
export const above = (scope: Scope): Scope | null =>
  scope.kind === 'az' ? { kind: 'region', region: scope.region } : null
