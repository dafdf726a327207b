import type { ToldRights } from '@/lib/domain/own-rights'
import type { Permissions } from '@/lib/domain/rights'
import { isJson, type Json, obj, str, strings } from '../read'

/**
 * What the user of a connection may, from the answer of `$SYS.REQ.USER.INFO` (nats-server 2.10 on); null when it is no such
 * answer. A user without permissions of its own may everything.
 */
export function decodeUserInfo(text: string): ToldRights | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const data = isJson(json) ? obj(json, 'data') : null
  if (data === null) return null
  const permissions = obj(data, 'permissions')
  return {
    user: str(data, 'user'),
    publish: rules(obj(permissions, 'publish')),
    subscribe: rules(obj(permissions, 'subscribe')),
    responds: obj(permissions, 'responses') !== null,
  }
}

const rules = (of: Json | null): Permissions => ({ allow: strings(of, 'allow'), deny: strings(of, 'deny') })
