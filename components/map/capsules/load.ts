'use client'
// The marks come with the engine, and their looks with the first HTML.
import './capsule.module.css'
import { onDemand } from '@/components/ui/onDemand'

const engine = onDemand(() => import('./engine'))

/** What draws a map of more servers than fit as cards. */
export const useCapsules = engine.useIt
export type Capsules = ReturnType<typeof useCapsules>
