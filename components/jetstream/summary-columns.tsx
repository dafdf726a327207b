import { missingFrom, noUniqueTag } from '@/components/servers/missing'
import { whereColumns } from '@/components/servers/where-columns'
import { type Column, type Footer, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { bytes, count, NOT_KNOWN, percent, plural } from '@/lib/domain/format'
import { notInMetaGroup } from '@/lib/domain/meta-member'
import type { Cluster, Server } from '@/lib/domain/model'
import { totalText } from '@/lib/domain/total'
import { serverHref } from '@/lib/url/links'
import { FIGURES, type JetStreamFigure, jetstreamFigure, jetstreamTotal } from './jetstream-rows'
import { MetaMark } from './MetaMark'

const HEADS: Record<JetStreamFigure, { head: string; bytes?: true; about: string }> = {
  streams: { head: 'Streams', about: 'Streams of which this server holds a replica' },
  consumers: { head: 'Consumers', about: 'Consumers of which this server holds a replica' },
  messages: { head: 'Messages', about: 'In the replicas on this server' },
  bytes: { head: 'Bytes', bytes: true, about: 'In the replicas on this server' },
  memory: { head: 'Memory', bytes: true, about: 'Memory used by streams' },
  store: { head: 'File', bytes: true, about: 'File storage used by streams' },
  apiReq: { head: 'API Req', about: 'JetStream API requests since the server started' },
  apiErr: { head: 'API Err', about: 'JetStream API errors since the server started' },
  apiPending: { head: 'Pending', about: 'Meta operations that wait on this server' },
  haAssets: { head: 'HA assets', about: 'Replicated streams and consumers on this server' },
}
const IDS: Partial<Record<JetStreamFigure, string>> = {
  store: 'file',
  apiReq: 'api-req',
  apiErr: 'api-err',
  apiPending: 'pending',
  haAssets: 'ha-assets',
}
const exactBytes = (n: number | null) => `${count(n)} B`

function missing(s: Server): string {
  return s.jetstream === null && s.observedAt !== null ? 'JetStream is off on this server' : missingFrom(s)
}

/** JetStream Summary: the columns of `nats server report jetstream`. */
export function summaryColumns(clusters: readonly Cluster[], metaLeader: string | null): Column<Server>[] {
  const word = (s: Server) =>
    s.key === metaLeader ? 'leader' : s.metaMember === null ? null : s.metaMember ? 'member' : 'not in it'
  const where = whereColumns<Server>((s) => s, clusters)
  return [
    {
      id: 'server',
      head: 'Server',
      value: (s) => s.key,
      cell: (s) => (
        <RowLink href={serverHref(s.key)} name={s.key}>
          {s.key === metaLeader && <MetaMark />}
        </RowLink>
      ),
      title: (s) => (s.key === metaLeader ? 'meta leader' : undefined),
    },
    where.cluster,
    ...FIGURES.map((id) =>
      figure<Server>({
        id: IDS[id] ?? id,
        head: HEADS[id].head,
        about: HEADS[id].about,
        value: (s) => jetstreamFigure(s, id),
        format: HEADS[id].bytes ? bytes : count,
        exact: HEADS[id].bytes ? exactBytes : undefined,
        unit: HEADS[id].bytes ? 'B' : undefined,
        missing,
      }),
    ),
    {
      id: 'meta',
      head: 'Meta',
      about: 'Part in the meta group',
      words: true,
      value: word,
      cell: (s) =>
        notInMetaGroup(s) ? (
          <strong style={{ color: 'var(--warn)' }}>not in it</strong>
        ) : (
          (word(s) ?? NOT_KNOWN)
        ),
      title: (s) =>
        word(s) === null
          ? 'no meta leader has answered since it came'
          : notInMetaGroup(s)
            ? 'it answers, but the meta leader does not list it: nothing can be placed on it'
            : undefined,
    },
    where.state,
    where.region,
    where.az,
    { ...where.tags, optional: true },
    where.age,
    { ...where.via, optional: true },
    { ...where.version, optional: true },
    ...limitColumns(),
  ]
}

/** What a server may hold, and what else its JetStream says of itself. */
function limitColumns(): Column<Server>[] {
  const rare = { optional: true, missing } as const
  const size = { ...rare, format: bytes, exact: exactBytes, unit: 'B' }
  const used = { ...rare, format: percent, unit: '%' }
  const word = (
    id: string,
    head: string,
    of: (s: Server) => string | null,
    none: string,
  ): Column<Server> => ({
    id,
    head,
    optional: true,
    value: of,
    title: (s) => (of(s) !== null ? undefined : s.jetstream ? none : missing(s)),
  })
  return [
    figure({ id: 'memory-max', head: 'Memory max', value: (s) => s.jetstream?.memoryMax ?? null, ...size }),
    figure({ id: 'file-max', head: 'File max', value: (s) => s.jetstream?.storeMax ?? null, ...size }),
    figure({
      id: 'memory-used',
      head: 'Memory used',
      value: (s) => part(s.jetstream?.memory, s.jetstream?.memoryMax),
      ...used,
    }),
    figure({
      id: 'file-used',
      head: 'File used',
      value: (s) => part(s.jetstream?.store, s.jetstream?.storeMax),
      ...used,
    }),
    figure({
      id: 'api-level',
      head: 'API level',
      about: 'What streams and consumers may require of it',
      value: (s) => s.jetstream?.apiLevel ?? null,
      format: count,
      ...rare,
    }),
    word('domain', 'Domain', (s) => s.jetstream?.domain ?? null, 'none'),
    {
      ...word('unique-tag', 'Unique tag', (s) => s.jetstream?.uniqueTag ?? null, 'none'),
      title: (s) =>
        s.jetstream === null
          ? missing(s)
          : s.jetstream.uniqueTag === null
            ? noUniqueTag(s.version)
            : undefined,
    },
  ]
}

const part = (used: number | undefined, max: number | null | undefined) =>
  used === undefined || !max ? null : (used / max) * 100

/** Footer of JetStream Summary. */
export function summaryFooter(servers: readonly Server[]): Footer {
  const absent = servers.filter((s) => s.state !== 'up' && s.state !== 'leaving')
  const why =
    absent.length === 0 ? undefined : `without ${absent.map((s) => `${s.key} (${s.state})`).join(', ')}`
  const sum = (id: JetStreamFigure) => {
    const t = jetstreamTotal(servers, id)
    return {
      content: totalText(t, HEADS[id].bytes ? bytes : count),
      title: t.sum === null ? 'reported by none of these servers' : t.partial ? why : undefined,
    }
  }
  return {
    server: { content: plural(servers.length, 'server'), title: why },
    streams: sum('streams'),
    consumers: sum('consumers'),
    messages: sum('messages'),
    bytes: sum('bytes'),
    memory: sum('memory'),
    file: sum('store'),
    'api-req': sum('apiReq'),
    'api-err': sum('apiErr'),
    pending: sum('apiPending'),
    'ha-assets': sum('haAssets'),
  }
}
