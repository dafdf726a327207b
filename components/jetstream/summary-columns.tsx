import Link from 'next/link'
import { ServerAge } from '@/components/live/RowAge'
import { missingFrom } from '@/components/servers/missing'
import { type Column, type Footer, figure } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { StateWord } from '@/components/ui/StateWord'
import { bytes, count, NOT_KNOWN, plural } from '@/lib/domain/format'
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
}
const exactBytes = (n: number | null) => `${count(n)} B`

function missing(s: Server): string {
  return s.jetstream === null && s.observedAt !== null ? 'JetStream is off on this server' : missingFrom(s)
}

/** JetStream Summary: the columns of `nats server report jetstream`. */
export function summaryColumns(clusters: readonly Cluster[], metaLeader: string | null): Column<Server>[] {
  const word = (s: Server) =>
    s.key === metaLeader ? 'leader' : s.metaMember === null ? null : s.metaMember ? 'member' : 'not in it'
  return [
    {
      id: 'server',
      head: 'Server',
      value: (s) => s.key,
      cell: (s) => (
        <Link href={serverHref(s.key)} tabIndex={-1} prefetch={false}>
          {s.key} {s.key === metaLeader && <MetaMark />}
        </Link>
      ),
      title: (s) => (s.key === metaLeader ? 'meta leader' : undefined),
    },
    {
      id: 'cluster',
      head: 'Cluster',
      value: (s) => s.cluster,
      cell: (s) => <ClusterName name={s.cluster} clusters={clusters} />,
    },
    ...FIGURES.map((id) =>
      figure<Server>({
        id: id === 'apiReq' ? 'api-req' : id === 'apiErr' ? 'api-err' : id === 'store' ? 'file' : id,
        head: HEADS[id].head,
        about: HEADS[id].about,
        value: (s) => jetstreamFigure(s, id),
        format: HEADS[id].bytes ? bytes : count,
        exact: HEADS[id].bytes ? exactBytes : undefined,
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
    {
      id: 'state',
      head: 'State',
      words: true,
      value: (s) => s.state,
      cell: (s) => <StateWord state={s.state} why={s.why} />,
    },
    {
      id: 'age',
      head: 'Age',
      align: 'end',
      value: (s) => (s.observedAt === null ? null : -Date.parse(s.observedAt)),
      cell: (s) => <ServerAge server={s} />,
    },
  ]
}

/** Footer of JetStream Summary. */
export function summaryFooter(servers: readonly Server[]): Footer {
  const absent = servers.filter((s) => s.state !== 'up' && s.state !== 'leaving')
  const why =
    absent.length === 0 ? undefined : `without ${absent.map((s) => `${s.key} (${s.state})`).join(', ')}`
  const sum = (id: JetStreamFigure) => {
    const t = jetstreamTotal(servers, id)
    return { content: totalText(t, HEADS[id].bytes ? bytes : count), title: t.partial ? why : undefined }
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
  }
}
