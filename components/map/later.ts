import { lazy } from 'react'

/** Marks that the first picture does without; all are fetched when the browser is idle, so that none is missing for a moment. */
const load = {
  strands: () => import('./Strands').then((m) => ({ default: m.Strands })),
  routes: () => import('./RouteLayer').then((m) => ({ default: m.RouteLayer })),
  halves: () => import('./ServerHalf').then((m) => ({ default: m.ServerHalf })),
  chips: () => import('./ServerChip').then((m) => ({ default: m.ServerChip })),
  leafnodes: () => import('./LeafLayer').then((m) => ({ default: m.LeafLayer })),
}

export const Strands = lazy(load.strands)
export const RouteLayer = lazy(load.routes)
export const ServerHalf = lazy(load.halves)
export const ServerChip = lazy(load.chips)
export const LeafLayer = lazy(load.leafnodes)

export const loadMarks = (): void => void Promise.allSettled(Object.values(load).map((one) => one()))
