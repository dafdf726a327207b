'use client'
import { useEffect, useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { changes, coalesce } from '@/lib/domain/changes'
import type { Snapshot } from '@/lib/domain/model'

/** Changes of this long are told together. */
const GATHER_MS = 1500

/** Tells a screen reader what changed: servers, leaders, findings; gathered, so that a region loss is one sentence. */
export function Announcer() {
  const snapshot = useSnapshot()
  const last = useRef<Snapshot>(snapshot)
  const gathered = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    gathered.current.push(...changes(last.current, snapshot))
    last.current = snapshot
    if (gathered.current.length === 0 || timer.current) return
    timer.current = setTimeout(() => {
      timer.current = null
      setSaid(coalesce(gathered.current))
      gathered.current = []
    }, GATHER_MS)
  }, [snapshot])
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )

  return (
    <div role="status" aria-live="polite" className="visually-hidden" data-testid="announcer">
      {said}
    </div>
  )
}
