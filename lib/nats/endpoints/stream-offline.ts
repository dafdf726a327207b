import { isJson, num, obj, str } from '../read'

/** `JSStreamOfflineReasonErrF` of nats-server's errors.json, since 2.11.9: `stream is offline: {reason}`. */
const OFFLINE_REASON = 10194
const PREFIX = 'stream is offline: '

/**
 * Why its servers keep a stream offline, from the answer to STREAM.INFO: they do not support its configuration or one of its
 * consumers. They list it nowhere else but in STREAM.LIST, and report themselves healthy. null: the answer says something else.
 */
export function decodeOfflineReason(text: string): string | null {
  try {
    const told: unknown = JSON.parse(text)
    const error = isJson(told) ? obj(told, 'error') : null
    if (error === null || num(error, 'err_code') !== OFFLINE_REASON) return null
    const words = str(error, 'description')
    return words?.startsWith(PREFIX) ? words.slice(PREFIX.length) : words
  } catch {
    return null
  }
}
