'use client'
import { useState } from 'react'
import type { ConsumerLeaders } from '@/lib/domain/consumer-leaders'
import { isConsumerLeaders } from '@/lib/domain/detail-shape'

/** The leaders of consumers, counted when `count` is called: every server is then asked about all of its consumers. */
export function useConsumerLeaders() {
  const [counted, setCounted] = useState<ConsumerLeaders | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  async function count() {
    setState('asking')
    try {
      const response = await fetch('/api/consumers/leaders', { headers: { accept: 'application/json' } })
      const body: unknown = await response.json()
      if (!response.ok || !isConsumerLeaders(body)) throw new Error(`status ${response.status}`)
      setCounted(body)
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return { counted, state, count }
}
