/** What a stream's replicas allow, in words. With a quorum and no leader it takes nothing all the same. */
export function streamMarginWords(margin: number, needed: number, hasLeader: boolean): string {
  if (margin < 0) return 'no quorum, writes stopped'
  if (!hasLeader) return 'enough for a leader, and none answers: writes stop'
  if (margin === 0) return needed === 1 ? 'single copy, its loss stops writes' : 'one more stops writes'
  return `${margin} may fail`
}

/** The same of the meta group, without which streams go on, and none can be created, changed or moved. */
export function metaMarginWords(margin: number, hasLeader: boolean): string {
  if (margin < 0) return 'no quorum, no stream can be changed'
  if (!hasLeader) return 'enough for a leader, and none answers'
  return margin === 0 ? 'after one more no stream can be changed' : `${margin} may fail`
}
