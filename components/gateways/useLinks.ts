'use client'
import { useChoice } from '@/components/ui/useChoice'

/** Between clusters, inside them, or from what lies at their edge; kept in the address as `links`. */
export const useLinks = () => useChoice('links', ['gateways', 'routes', 'leafnodes'])
