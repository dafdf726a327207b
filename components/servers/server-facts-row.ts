import type { Fact } from '@/components/table/Facts'
import { bytesFact, figureFact } from '@/components/table/fact'
import { percent } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import { assetFacts, roomFacts } from './server-facts-jetstream'

/** What the row of a server in the snapshot tells, in the terms of `jetstreamFacts` and `statisticsFacts`. */
export interface RowFacts {
  /** Empty when it told nothing of JetStream. */
  jetstream: Fact[]
  statistics: Fact[]
}

export const NO_ROW: RowFacts = { jetstream: [], statistics: [] }

export function rowFacts(s: Server): RowFacts {
  const j = s.jetstream
  return {
    jetstream: j
      ? [
          ...roomFacts(j),
          ...assetFacts(j),
          figureFact('API Requests', j.api.total),
          figureFact('API Errors', j.api.errors),
          figureFact('API Pending', j.api.pending),
        ]
      : [],
    statistics: [
      {
        ...figureFact('CPU Cores', s.cores),
        value: s.cores === null ? null : `${s.cores} · ${percent(s.cpu)}`,
      },
      bytesFact('Memory', s.mem),
      figureFact('Connections', s.connections),
      figureFact('Subscriptions', s.subscriptions),
      figureFact('Slow Consumers', s.slowConsumers),
      figureFact('Routes', s.routes),
      figureFact('Leafnodes', s.leafnodes),
    ],
  }
}

/** The facts whose term the other ones do not tell. */
export function without(facts: readonly Fact[], told: readonly Fact[]): Fact[] {
  const terms = new Set(told.flatMap((f) => (f.value === null ? [] : f.term)))
  return facts.filter((f) => !terms.has(f.term))
}
