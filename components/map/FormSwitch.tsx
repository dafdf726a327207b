'use client'
import { keyLabel } from '@/components/shell/shortcuts'
import { Kbd } from '@/components/ui/Kbd'
import { Segmented } from '@/components/ui/Segmented'
import { useForm } from './useForm'

/** Map or Table, in the toolbar of both. */
export function FormSwitch() {
  const { form, setForm } = useForm()
  return (
    <Segmented
      label="Shown as"
      value={form}
      onChange={setForm}
      options={[
        { value: 'map', label: 'Map' },
        {
          value: 'table',
          label: (
            <>
              Table <Kbd>{keyLabel('twin')}</Kbd>
            </>
          ),
          title: 'The same as tables, for keyboard and screen reader',
        },
      ]}
    />
  )
}
