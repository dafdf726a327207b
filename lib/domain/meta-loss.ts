import type { Snapshot } from './model'

/**
 * Why nothing can be created, edited, moved or deleted at present, in words; null while the meta group decides, and
 * while nobody can tell: no server answers us, or no meta leader ever did.
 */
export function metaLoss({ meta, coverage }: Pick<Snapshot, 'meta' | 'coverage'>): string | null {
  const { leader, margin, online, size, quorum } = meta
  if (coverage.answered === 0 || meta.observedAt === null) return null
  // A leader that lost its majority still answers for some 10 s, but nothing is decided any more.
  if (margin !== null && margin < 0) {
    const counts = `${online} of ${size} peers online (needs ${quorum})`
    return leader === null ? `No meta leader, ${counts}` : `Meta group lost its quorum, ${counts}`
  }
  return leader === null ? 'No meta leader answers' : null
}
