import type { Origin, Statsz } from '@/lib/domain/observation'
export type Push =
  | { kind: 'statsz'; origin: Origin; statsz: Statsz }
  | { kind: 'shutdown' | 'lameduck'; origin: Origin }
  | { kind: 'stream-leader'; account: string | null; stream: string; leader: string }
  | { kind: 'stream-deleted'; stream: string }
  | { kind: 'meta-leader' }
export function decodePush(_s: string, _t: string): Push | null {
  return null
}
