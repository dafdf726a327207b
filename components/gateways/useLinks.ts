'use client'
import { useChoice } from '@/components/ui/useChoice'
import { LINKS } from '@/lib/url/choices'

/** Which links the view shows, kept in the address as `links`. */
export const useLinks = () => useChoice('links', LINKS)
