import type { GatewayMatrix } from '@/lib/domain/gateway-matrix'
import { cutMiddle } from '@/lib/graph/text'

/** How large the parts of the matrix are, px. */
export interface Gauge {
  /** A cell says connected of expected and the median only, the rest on hover: so that many clusters are seen at once. */
  isCompact: boolean
  head: number
  lead: number
  column: { min: number; max: number }
  row: { cluster: number; server: number }
  /** Up to so many columns all are drawn, and grow with the window. */
  all: number
}

const ROOMY: Gauge = {
  isCompact: false,
  head: 44,
  lead: 212,
  column: { min: 148, max: 220 },
  row: { cluster: 72, server: 28 },
  all: 14,
}

/** So many columns have room in a window of 1920 px; more are set closer. */
const ROOMY_COLUMNS = 8
/** Width of a character of a count and of a name, of what surrounds a count, and characters of a head. */
const COMPACT = { digit: 7.2, name: 7.2, around: 12, least: 48, head: 16, swatch: 26 } as const

/** As many columns as there are, and as wide as the longest count; names stand upright in the heads of narrow ones. */
export function gaugeOf({
  clusters,
  links,
}: Pick<GatewayMatrix, 'clusters'> & { links: readonly { expected: number }[] }): Gauge {
  if (clusters.length <= ROOMY_COLUMNS) return ROOMY
  const most = Math.max(0, ...links.map((l) => l.expected))
  const count = `${most}/${most}`.length
  const name = Math.max(...clusters.map((c) => compactName(c).length))
  const min = Math.max(COMPACT.least, Math.ceil(count * COMPACT.digit) + COMPACT.around)
  return {
    isCompact: true,
    head: COMPACT.swatch + Math.ceil(name * COMPACT.name),
    lead: 172,
    column: { min, max: 96 },
    row: { cluster: 40, server: 24 },
    all: 20,
  }
}

/** A cluster's name in the head of a narrow column, cut in the middle. */
export const compactName = (cluster: string): string => cutMiddle(cluster, COMPACT.head)
