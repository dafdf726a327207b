import type { Server } from '@/lib/domain/model'
import { Age } from './Age'

/** `does not answer · silent 7 s`: what stands in place of what this server would say. */
export function DoesNotAnswer({ server }: { server: Server | undefined }) {
  if (!server) return 'does not answer'
  return (
    <>
      does not answer · {server.state} <Age at={server.since} />
    </>
  )
}
