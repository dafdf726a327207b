'use client'
import { useEffect, useRef, useState } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { changes, coalesce } from '@/lib/domain/changes'
import type { Snapshot } from '@/lib/domain/model'

/** Changes of this long are told together, and what has come and gone within it is not told at all. */
const GATHER_MS = 1500

/** Tells a screen reader what changed: servers, leaders, findings; gathered, so that a region loss is one sentence. */
export function Announcer() {
  const snapshot = useSnapshot()
  const told = useRef<Snapshot>(snapshot)
  const latest = useRef<Snapshot>(snapshot)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    latest.current = snapshot
    if (timer.current) return
    if (changes(told.current, snapshot).length === 0) {
      told.current = snapshot
      return
    }
    timer.current = setTimeout(() => {
      timer.current = null
      const words = coalesce(changes(told.current, latest.current))
      told.current = latest.current
      if (words !== '') setSaid(words)
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
