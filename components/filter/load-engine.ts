'use client'
import { onDemand } from '@/components/ui/on-demand'

/** The engine of find and hide; see `engine.ts`. */
export const { load: loadEngine, useLoaded: useEngine } = onDemand(() => import('./engine'))
