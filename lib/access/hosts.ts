import { currentConfig } from '@/lib/config/current'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a request may name this host: only the names of this machine's loopback, since Orrery listens nowhere else
 * yet, and those under which the proxy of `users` offers it. A page of another site that has its own name resolved to
 * 127.0.0.1 (DNS rebinding) gives itself away by that name. Any port will do, so that a tunnel (`ssh -L`) may end on
 * another one. `X-Forwarded-Host` is never looked at.
 */
export function isAllowedHost(host: string | null): boolean {
  const name = /^(\[[0-9a-f:]+\]|[^:@/\s]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase()
  if (name === undefined) return false
  return LOOPBACK.has(name) || (currentConfig().users?.hosts ?? []).includes(name)
}

/** Whether a request that changes something comes from our own pages: `Origin` must be there and name the host asked. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin') ?? ''
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const host = /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]
  return host !== undefined && host.toLowerCase() === headers.get('host')?.toLowerCase()
}
