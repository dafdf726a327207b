import { parseExact } from '@/lib/domain/exact-json'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import { decodeStreamDetail, type StreamAnswers } from '@/lib/nats/endpoints/stream-info'
import { isJson, num } from '@/lib/nats/read'
import type { AccountLink } from './account-link'
import type { SuperclusterCollector } from './collector'
import { askServer, nearestLink } from './server-details'
import { SharedLook } from './shared-look'

/** A leaderless stream does not answer at all: then what its holders say in JSZ is better than waiting. */
const TIMEOUT_MS = 700
const MAX_PAGES = 40
const looks = new SharedLook<StreamDetail>(1000)

/**
 * Everything one stream says about itself: STREAM.INFO and CONSUMER.LIST through its account, or the JSZ of its holders
 * where the account has no connection or nobody answers. null when no such stream is known.
 */
export async function readStreamDetail(
  c: SuperclusterCollector,
  account: string,
  name: string,
): Promise<StreamDetail | null> {
  if (!c.store.streams.has(`${account}/${name}`) && !c.accounts.has(account)) return null
  return looks.read(`${account}/${name}`, async () => {
    const link = c.accounts.get(account)
    const byApi = link ? await fromApi(link, name) : null
    const detail = byApi && decode(account, name, byApi)
    return detail ?? decode(account, name, await fromHolders(c, account, name))
  })
}

function decode(account: string, stream: string, answers: StreamAnswers): StreamDetail | null {
  const decoded = decodeStreamDetail({ account, stream, observedAt: new Date().toISOString(), answers })
  return decoded.ok ? decoded.detail : null
}

async function fromApi(link: AccountLink, name: string): Promise<StreamAnswers | null> {
  const [info, consumers] = await Promise.all([
    askApi(link, `STREAM.INFO.${name}`, ''),
    consumerPages(link, name),
  ])
  return info === null ? null : { kind: 'api', info, consumers }
}

async function consumerPages(link: AccountLink, name: string): Promise<unknown[] | null> {
  const pages: unknown[] = []
  for (let offset = 0; pages.length < MAX_PAGES; ) {
    const page = await askApi(link, `CONSUMER.LIST.${name}`, JSON.stringify({ offset }))
    if (!isJson(page)) return pages.length > 0 ? pages : null
    pages.push(page)
    const limit = num(page, 'limit') ?? 0
    offset += limit
    if (limit === 0 || offset >= (num(page, 'total') ?? 0)) break
  }
  return pages
}

async function askApi(link: AccountLink, subject: string, payload: string): Promise<unknown> {
  try {
    return parseExact(await link.request(`$JS.API.${subject}`, payload, TIMEOUT_MS))
  } catch {
    return null
  }
}

async function fromHolders(c: SuperclusterCollector, account: string, name: string): Promise<StreamAnswers> {
  const holders = new Set(c.store.streams.get(`${account}/${name}`)?.copies.keys())
  const servers = [...c.store.servers.values()].filter((s) => holders.has(s.origin.name))
  const payload = JSON.stringify({ account, streams: true, consumer: true, config: true })
  const answers = await Promise.all(
    servers.map(async ({ origin }) => {
      const link = nearestLink(c, origin.cluster)
      const keep = `${account}/${name}`
      const envelope = link && (await askServer(link, origin.id, 'JSZ', payload, keep, parseExact))
      return envelope?.ok ? [{ origin: envelope.origin, data: envelope.data }] : []
    }),
  )
  return { kind: 'jsz', answers: answers.flat() }
}
