import { exactJson } from '@/app/api/exact'
import { guard } from '@/lib/access/guard'
import { HttpProblem } from '@/lib/access/problem'
import { searchAttempts } from '@/lib/domain/audit-search'
import { log } from '@/lib/log/log'
import { AuditUnreadable } from '@/lib/store/audit'
import { getAudit } from '@/lib/store/audit-instance'
import { readAuditFilter } from '@/lib/url/audit-filter'

export const dynamic = 'force-dynamic'

/** So many attempts are answered; looking for them ends after so many lines. */
const BOUNDS = { most: 500, lookAt: 100_000 }

/**
 * The newest attempts to change something, filtered by `account`, `stream`, `what`, `outcome` and `who`; 304 while there is
 * nothing new for the `ETag` of an answer. `?export=jsonl`: the whole log as it lies on disk.
 */
export const GET = guard(async (request) => {
  const { searchParams } = new URL(request.url)
  const audit = getAudit().log
  try {
    if (searchParams.get('export') === 'jsonl') {
      return new Response(await audit.whole(), {
        headers: {
          'content-type': 'application/jsonl; charset=utf-8',
          'content-disposition': 'attachment; filename="orrery-audit.jsonl"',
        },
      })
    }
    const etag = `"${await audit.mark()}"`
    if (request.headers.get('if-none-match') === etag) {
      return new Response(null, { status: 304, headers: { etag } })
    }
    const found = await searchAttempts(audit.lines(), readAuditFilter(searchParams), BOUNDS)
    return exactJson(found, { etag })
  } catch (error) {
    if (!(error instanceof AuditUnreadable)) throw error
    log.error({ err: error }, 'the audit log cannot be read')
    throw new HttpProblem(
      503,
      error.code,
      'Not readable',
      `The audit log cannot be read: ${error.why}. Look at the folder audit in the folder of Orrery’s data.`,
    )
  }
})
