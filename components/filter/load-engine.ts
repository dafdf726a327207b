'use client'
import { onDemand } from '@/components/ui/onDemand'

const engine = onDemand(() => import('./engine'))

/** Loads the engine. Whoever writes find or hide has loaded it before, so that nothing on screen ever waits. */
export const loadEngine = engine.load

/** The engine, for what is drawn only while something is found or hidden. */
export const useEngine = engine.useIt
