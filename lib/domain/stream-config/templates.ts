import type { Cluster, Snapshot } from '../model'
import { emptyDraft, type StreamDraft } from './draft'

export interface Template {
  id: 'cross-region' | 'regional'
  label: string
  /** What it gives, in a line. */
  hint: string
  draft: StreamDraft
}

/**
 * The two streams of the scenario, for the clusters that are there: three replicas, roll-ups allowed, in a cross-region
 * cluster (outlives a region) or in the largest regional one (close together). Left out where there is no such cluster.
 */
export function templates(snapshot: Snapshot, account: string): Template[] {
  const largest = (crossRegion: boolean): Cluster | undefined =>
    snapshot.clusters
      .filter((c) => c.crossRegion === crossRegion && c.servers.length >= 3)
      .sort((a, b) => b.servers.length - a.servers.length)[0]
  const make = (name: string, subject: string, cluster: string): StreamDraft => ({
    ...emptyDraft(account),
    name,
    subjects: [subject],
    cluster,
    replicas: 3,
    allowRollup: true,
    // Its commands are older than the CLI's default.
    allowDirect: false,
  })
  const cross = largest(true)
  const regional = largest(false)
  return [
    ...(cross
      ? [
          {
            id: 'cross-region' as const,
            label: 'Cross-region stream',
            hint: `R3 in ${cross.name}: outlives the loss of a region`,
            draft: make('EVENTS', 'events.*', cross.name),
          },
        ]
      : []),
    ...(regional
      ? [
          {
            id: 'regional' as const,
            label: 'Regional stream',
            hint: `R3 in ${regional.name}: replicas close together`,
            draft: make('ORDERS', 'orders.*', regional.name),
          },
        ]
      : []),
  ]
}
