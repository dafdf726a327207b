import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/access/headers.mjs'
import { isAllowedHost } from '@/lib/access/hosts'
import { problem, wrongHost } from '@/lib/access/problem'
import { recordRefusal } from '@/lib/access/record'

/**
 * Before every request, static files included (there is no matcher on purpose): answers only to allowed hosts, and gives
 * each answer its content security policy. Next takes the nonce for its own scripts from the request's header.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const policy = contentSecurityPolicy(nonce(), process.env.NODE_ENV === 'development')
  const allowed = isAllowedHost(request.headers.get('host'))
  if (!allowed) await recordRefusal(request, wrongHost())
  const response = allowed ? pass(request, policy) : problem(wrongHost())
  response.headers.set('content-security-policy', policy)
  return response
}

function pass(request: NextRequest, policy: string): NextResponse {
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  return NextResponse.next({ request: { headers } })
}

function nonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}
