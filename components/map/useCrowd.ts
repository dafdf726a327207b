'use client'
import { onDemand } from '@/components/ui/onDemand'

const crowd = onDemand(() => import('./crowd'))

/** What arranges gateways where not all are drawn and named. */
export const useCrowd = crowd.useIt
export type CrowdModule = ReturnType<typeof useCrowd>
