import type { Audited } from './audit'

/** What a POST to one of our routes tries to change. */
export interface AskedChange {
  what: Audited
  /** null: the meta group, or not known before the body is read. */
  account: string | null
  stream: string | null
}

const OF_STREAM: readonly Audited[] = [
  'update',
  'delete',
  'purge',
  'seal',
  'step-down',
  'peer-remove',
  'cancel-move',
]
const OTHERS: Record<string, Audited> = {
  '/api/streams': 'create',
  '/api/meta/step-down': 'meta-step-down',
  '/api/balance/run': 'balance',
  '/api/balance/stop': 'balance-stop',
}

/** What a request to this path tries to change; null when it changes nothing, such as a preview. */
export function changeOf(path: string): AskedChange | null {
  const other = OTHERS[path.replace(/\/$/, '')]
  if (other) return { what: other, account: null, stream: null }
  const [, account = '', stream = '', action] =
    /^\/api\/streams\/([^/]+)\/([^/]+)\/([^/]+)\/?$/.exec(path) ?? []
  const what = OF_STREAM.find((one) => one === action)
  return what ? { what, account: decoded(account), stream: decoded(stream) } : null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
