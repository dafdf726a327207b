/** How much of the map is drawn one by one: servers as cards, AZs as capsules, or regions as capsules. */
export type Tier = 'cards' | 'azs' | 'regions'

const MOST = { cards: 40, azs: 300 } as const

/** The tier for so many drawn servers: what scope and layout leave of them. */
export const tierOf = (servers: number): Tier =>
  servers <= MOST.cards ? 'cards' : servers <= MOST.azs ? 'azs' : 'regions'

/** So many marks one can still tell apart: above, what is not in focus stays a capsule. */
export const BUDGET = 200
