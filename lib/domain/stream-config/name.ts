import { hasControl } from './subject'

/**
 * Whether nats-server takes this as the name of a stream (jetstream.go, `isValidAssetName`; JSMaxNameLen 255 bytes).
 * Told before any request, because a name with a dot never gets an answer: the request goes to another subject.
 * @returns null when valid, else the rule that it breaks
 */
export function nameProblem(name: string): string | null {
  if (name === '') return 'A stream needs a name.'
  const bad = /[.*>/\\]/.exec(name)
  if (bad) return `No "${bad[0]}" in a stream name: . * > / \\ and spaces are not allowed.`
  if (/\s/.test(name)) return 'No spaces in a stream name.'
  if (hasControl(name)) return 'No control characters in a stream name.'
  if (new TextEncoder().encode(name).length > 255) return 'A stream name has at most 255 bytes.'
  return null
}
