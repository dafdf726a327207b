import { type Survival, survivalOf } from '@/lib/domain/cluster-survival'
import { plural } from '@/lib/domain/format'
import type { Snapshot } from '@/lib/domain/model'

/** Whether a cross-region cluster survives the loss of a region: wordings, longest first, and whether all is well. */
export interface SurvivalWords {
  words: string[]
  isWell: boolean
}

/** By cluster, for the cross-region ones. */
export function survivals(snapshot: Snapshot): Map<string, SurvivalWords> {
  return new Map(
    snapshot.clusters.flatMap((c) =>
      c.crossRegion ? [[c.name, survivalWords(survivalOf(c.name, snapshot))] as const] : [],
    ),
  )
}

/** `survives the loss of any one region` · `loss of rg1 or rg3 stops 1 stream` */
export function survivalWords({ fails, stopped, unknown }: Survival): SurvivalWords {
  if (stopped > 0) {
    return { words: [`${plural(stopped, 'stream')} stopped already`, `${stopped} stopped`], isWell: false }
  }
  if (fails.length > 0) {
    const where = list(fails.map((f) => f.region))
    const streams = Math.max(...fails.map((f) => f.streams))
    const what = streams === 0 ? 'leaves no majority' : `stops ${plural(streams, 'stream')}`
    const more = fails.length > 1 && fails.some((f) => f.streams !== streams) ? 'up to ' : ''
    return {
      words: [
        `loss of ${where} ${what.replace('stops ', `stops ${more}`)}`,
        `stops with ${where}`,
        'does not survive a region',
      ],
      isWell: false,
    }
  }
  if (unknown > 0) {
    return {
      words: [`loss of a region: not known for ${plural(unknown, 'stream')}`, 'not known'],
      isWell: false,
    }
  }
  return { words: ['survives the loss of any one region', 'survives any one region'], isWell: true }
}

const list = (names: string[]) =>
  names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
