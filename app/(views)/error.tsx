'use client'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'

/** A view failed; the rest of Orrery goes on. The digest leads to the line in the log. */
export default function ViewError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <EmptyState
      level={1}
      title="This view failed"
      reason={error.digest ? `Error ${error.digest} in Orrery’s log.` : error.message}
      next="The other views and the collector are not touched. Try again, or reload the page."
    >
      <Button onClick={reset}>Try again</Button>
    </EmptyState>
  )
}
