import type { SimulatedServer } from '@/e2e/support/simulated/fleet'
import { SimulatedSystem } from '@/e2e/support/simulated-system'
import type { Snapshot } from '@/lib/domain/model'
import { connectLink } from '@/lib/nats/link'
import { SuperclusterCollector } from '../collector'

const PATIENCE_MS = 15_000

/** The real collector and the simulated system account that it is pointed at. */
export interface Watch {
  system: SimulatedSystem
  collector: SuperclusterCollector
  /** What polls threw. */
  errors: unknown[]
  /** The first snapshot for which it holds. */
  until(what: string, holds: (s: Snapshot) => boolean): Promise<Snapshot>
  stop(): Promise<void>
}

/** A collector that has not been started, and a fleet that waits for it. */
export async function watch(fleet: SimulatedServer[]): Promise<Watch> {
  const system = await SimulatedSystem.start(fleet)
  const errors: unknown[] = []
  const collector = new SuperclusterCollector(system.config(), {
    connect: connectLink,
    clock: Date.now,
    epoch: 'robust',
    onError: (error) => errors.push(error),
  })
  return {
    system,
    collector,
    errors,
    until: (what, holds) => until(collector, what, holds),
    async stop() {
      await collector.stop()
      await system.stop()
    },
  }
}

function until(
  collector: SuperclusterCollector,
  what: string,
  holds: (s: Snapshot) => boolean,
): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const look = setInterval(() => {
      const now = collector.hub.current
      const isTrue = holds(now)
      if (!isTrue && performance.now() - started < PATIENCE_MS) return
      clearInterval(look)
      if (isTrue) resolve(now)
      else reject(new Error(`never: ${what}\n${JSON.stringify(now.findings, null, 1)}`))
    }, 10)
  })
}
