import type { Metadata } from 'next'
import { ButtonAnchor } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <EmptyState
        level={1}
        title="No such page"
        reason="This address belongs to no view of Orrery."
        next="A copied address may have lost its end; the map leads everywhere."
      >
        <ButtonAnchor href="/map">Open the map</ButtonAnchor>
      </EmptyState>
    </main>
  )
}
