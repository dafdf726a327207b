'use client'
import { Segmented } from '@/components/ui/Segmented'
import { useChoice } from '@/components/ui/useChoice'

/** Between clusters or inside them; kept in the address as `links`. */
export const useLinks = () => useChoice('links', ['gateways', 'routes'])

export function LinksSwitch() {
  const links = useLinks()
  return (
    <Segmented
      label="Links"
      value={links.value}
      onChange={links.choose}
      options={[
        { value: 'gateways', label: 'Gateways', title: 'Between clusters' },
        { value: 'routes', label: 'Routes', title: 'Between the servers of one cluster' },
      ]}
    />
  )
}
