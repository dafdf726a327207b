'use client'
import { openChange } from '@/components/change/open-change'
import { Button } from '@/components/ui/Button'

/** The other way to edit: every option of every version, also those that Orrery has no field for. */
export function EditAsJson({ account, name }: { account: string; name: string }) {
  return (
    <Button
      title="The whole configuration as JetStream’s JSON, as it is now: without what is changed in this form"
      onClick={() => openChange({ action: 'edit', account, stream: name })}
    >
      Edit as JSON…
    </Button>
  )
}
