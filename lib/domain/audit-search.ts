import { type Attempt, Attempts, type AuditLine, newestFirst } from './audit'

/** Which attempts are wanted; null is any. */
export interface AuditFilter {
  account: string | null
  /** Part of the name, whatever its case. */
  stream: string | null
  what: string | null
  outcome: string | null
  who: string | null
}

export interface AuditFound {
  /** Newest first. */
  attempts: Attempt[]
  /** When the oldest line was written that was looked at; null when that was all. */
  lookedBackTo: string | null
}

/** What stands for an account of none: the meta group. */
export const NO_ACCOUNT = '$SYS'
/** What stands for nobody in particular, where Orrery knows no user. */
export const NOBODY = 'anyone on this machine'

export const accountOf = (a: Pick<Attempt, 'account'>): string => a.account ?? NO_ACCOUNT
export const whoOf = (a: Pick<Attempt, 'who'>): string => a.who ?? NOBODY

/** The newest attempts that a filter lets through; stops at `most` of them, or when so many lines were looked at. */
export async function searchAttempts(
  lines: AsyncIterable<AuditLine>,
  filter: AuditFilter,
  { most, lookAt }: { most: number; lookAt: number },
): Promise<AuditFound> {
  const together = new Attempts()
  const found: Attempt[] = []
  const keep = (list: readonly Attempt[]) => found.push(...list.filter((a) => isWanted(a, filter)))
  let looked = 0
  let lookedBackTo: string | null = null
  for await (const line of lines) {
    keep(together.add(line))
    looked++
    if (found.length >= most || looked >= lookAt) {
      lookedBackTo = line.at
      break
    }
  }
  keep(together.rest())
  return { attempts: newestFirst(found), lookedBackTo }
}

function isWanted(a: Attempt, { account, stream, what, outcome, who }: AuditFilter): boolean {
  return (
    (account === null || accountOf(a) === account) &&
    (stream === null || (a.stream ?? '').toLowerCase().includes(stream.toLowerCase())) &&
    (what === null || a.what === what) &&
    (outcome === null || a.outcome === outcome) &&
    (who === null || whoOf(a) === who)
  )
}
