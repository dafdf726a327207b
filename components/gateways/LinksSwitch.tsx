'use client'
import { Segmented } from '@/components/ui/Segmented'
import { useLinks } from './useLinks'

/** Gateways, routes or leafnodes, in the toolbar of each. */
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
        { value: 'leafnodes', label: 'Leafnodes', title: 'Of servers that extend an account from outside' },
      ]}
    />
  )
}
