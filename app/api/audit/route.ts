import { exactJson } from '@/app/api/exact'
import { guard } from '@/lib/access/guard'
import { attempts } from '@/lib/domain/audit'
import { getAudit } from '@/lib/store/audit-instance'

export const dynamic = 'force-dynamic'

const NEWEST = 2000

/** The newest attempts to change something; `?export=jsonl`: the whole log as it lies on disk. */
export const GET = guard(async (request) => {
  const { log } = getAudit()
  if (new URL(request.url).searchParams.get('export') !== 'jsonl') {
    return exactJson({ attempts: attempts(await log.newest(NEWEST)) })
  }
  return new Response(await log.whole(), {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="orrery-audit.jsonl"',
    },
  })
})
