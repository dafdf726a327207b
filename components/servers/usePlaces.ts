'use client'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { ServerKey } from '@/lib/domain/model'

export interface Place {
  region: string
  az: string | null
  tags: readonly string[]
}
export type Places = ReadonlyMap<ServerKey, Place>

/** Where every server is; another map only when that changed, so that rows which show it are not drawn anew for a figure. */
export function usePlaces(): Places {
  const { servers } = useSnapshot()
  const text = JSON.stringify(servers.map(({ key, region, az, tags }) => [key, { region, az, tags }]))
  return useMemo(() => new Map<ServerKey, Place>(JSON.parse(text)), [text])
}
