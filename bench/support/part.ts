import type { Figure } from './figure'
import type { Stage } from './stage'

export interface Options {
  /** How many random faults instead of each server in turn; null: in turn. */
  random: number | null
  seed: number
  /** Only faults of this server. */
  only: string | null
}

/** One measurement: leaves the stage as it found it, and gives its figures. */
export interface Part {
  name: string
  title: string
  run(stage: Stage, options: Options): Promise<Figure[]>
}
