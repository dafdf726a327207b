import type { Snapshot } from '../../model'
import type { RawConfig } from '../../operation'
import { sampleSnapshot } from '../../sample'
import { defaultConfig } from '../../stream-config/model'
import { previewUpdate } from '../preview-update'
import type { Held } from '../standing'

/** The meta leader, and with it the unique tag in force (az: in the clusters of one region, rg: in xr) and the version. */
export function ledFrom(cluster: string, version = '2.15.1', of = sampleSnapshot()): Snapshot {
  const leader = of.servers.find((s) => s.cluster === cluster)
  return {
    ...of,
    servers: of.servers.map((s) => ({ ...s, version })),
    meta: { ...of.meta, leader: leader?.key ?? null, uniqueTag: leader?.jetstream?.uniqueTag ?? null },
  }
}

const NOW: RawConfig = { ...defaultConfig('S', ['s.>']) }
export const IN_RG1: Held = { cluster: 'rg1', leader: 'rg1-az1', servers: ['rg1-az1'] }
export const IN_RG2: Held = { cluster: 'rg2', leader: 'rg2-az1', servers: ['rg2-az1', 'rg2-az2', 'rg2-az3'] }

/** What a change of a stream S of APP would do. */
export function preview(change: RawConfig, held = IN_RG1, snapshot = ledFrom('rg1'), from: RawConfig = {}) {
  const now = { ...NOW, ...from }
  const asked = { account: 'APP', stream: 'S', now, base: now, config: { ...now, ...change }, held }
  return previewUpdate(snapshot, asked)
}
