import { z } from 'zod'
import type { Stage } from '../support/stage'
import type { Connected } from '../support/whole'

const gatewayz = z.object({ outbound_gateways: z.record(z.string(), z.unknown()).nullish() })

/**
 * Which gateway connections there are, by the servers' own monitoring ports: an endpoint that is frozen or dead also costs
 * healthy servers theirs for a while, and a complete picture shows that. Counts are by `from>to`.
 */
export async function gatewayTruth(stage: Stage, lost: string | null): Promise<Connected> {
  const living = stage.supercluster.servers.filter((s) => s.name !== lost)
  const clusters = [...new Set(stage.supercluster.servers.map((s) => s.cluster))]
  const counts = new Map(
    clusters.flatMap((a) => clusters.filter((b) => b !== a).map((b) => [`${a}>${b}`, 0])),
  )
  await Promise.all(
    living.map(async ({ cluster, httpPort }) => {
      const address = `http://127.0.0.1:${httpPort}/gatewayz`
      const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
      const { outbound_gateways: outbound } = gatewayz.parse(await response.json())
      for (const to of Object.keys(outbound ?? {})) {
        const link = `${cluster}>${to}`
        counts.set(link, (counts.get(link) ?? 0) + 1)
      }
    }),
  )
  return counts
}
