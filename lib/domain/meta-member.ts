import type { Server } from './model'

/** It answers and runs JetStream, yet the meta leader does not list it: nothing can be placed on it. */
export function notInMetaGroup(s: Pick<Server, 'state' | 'jetstream' | 'metaMember'>): boolean {
  return s.state === 'up' && s.jetstream !== null && s.metaMember === false
}
