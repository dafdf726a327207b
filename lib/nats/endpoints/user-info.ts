import type { Permissions } from '@/lib/domain/rights'
import { isJson, obj, strings } from '../read'

/**
 * What the user of a connection may publish, from the answer of `$SYS.REQ.USER.INFO` (nats-server 2.10 on); null when it is
 * no such answer. A user without permissions of its own may publish everything.
 */
export function decodePublishRights(text: string): Permissions | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const data = isJson(json) ? obj(json, 'data') : null
  if (data === null) return null
  const publish = obj(obj(data, 'permissions'), 'publish')
  return { allow: strings(publish, 'allow'), deny: strings(publish, 'deny') }
}
