'use client'
import { onDemand } from '@/components/ui/onDemand'
import { useChoice } from '@/components/ui/useChoice'
import { type Form, MAP_FORMS } from '@/lib/url/choices'

/** The table twin: no part of the first load of the map. */
export const twin = onDemand(() => import('@/components/twin/MapTwin'))

/** Whether the map is shown as a picture or as tables, kept in the address as `as`. The tables are there before it changes. */
export function useForm() {
  const { value, choose, unusable } = useChoice('as', MAP_FORMS)
  return {
    form: value,
    setForm: (next: Form) => {
      if (next === 'table') void twin.load().then(() => choose('table'))
      else choose('map')
    },
    unusable,
    forget: () => choose(null),
  }
}
