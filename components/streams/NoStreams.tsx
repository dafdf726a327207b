'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ButtonLink } from '@/components/ui/ButtonLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { plural } from '@/lib/domain/format'

/** No stream is known: because nobody holds one, or because nobody has answered yet. */
export function NoStreams() {
  const { answered } = useSnapshot().coverage
  if (answered === 0) {
    return (
      <EmptyState
        title="No stream is known"
        reason="No server answers, so nobody can say which streams there are."
        next="The bar above says what is being tried."
      />
    )
  }
  return (
    <EmptyState
      title="No streams yet"
      reason={
        answered === 1
          ? 'The one server that answered holds no stream.'
          : `None of the ${plural(answered, 'server')} that answered holds a stream.`
      }
      next="A stream that is created, here or elsewhere, appears by itself."
    >
      <ButtonLink href="/streams/new">Create one</ButtonLink>
    </EmptyState>
  )
}
