import { generatedFleet } from '@/e2e/support/simulated/generate'
import { SimulatedSystem } from '@/e2e/support/simulated-system'

/** A simulated fleet in a process of its own, so that its work is not measured: prints its URL, stays until its input ends. */
export async function main(args: string[]): Promise<number> {
  const [servers = 12, clusters = 4, regions = 3, streams = 10_000, busy = 0.1, crossRegion = 0] =
    args.map(Number)
  const system = await SimulatedSystem.start(
    generatedFleet({ servers, clusters, regions, streams, busy, crossRegion }),
  )
  process.stdout.write(`${JSON.stringify({ url: system.url })}\n`)
  await new Promise((resolve) => process.stdin.on('end', resolve).on('close', resolve).resume())
  await system.stop()
  return 0
}
