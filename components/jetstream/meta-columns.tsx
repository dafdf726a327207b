import { whereColumns } from '@/components/servers/where-columns'
import type { Column, Footer } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { ClusterName } from '@/components/ui/ClusterName'
import { count, NOT_KNOWN, plural } from '@/lib/domain/format'
import { ghostId } from '@/lib/domain/ghost-peer'
import type { Cluster, MetaGroup } from '@/lib/domain/model'
import { serverHref } from '@/lib/url/links'
import type { MetaRow } from './jetstream-rows'
import { MetaMark } from './MetaMark'

const seconds = (ms: number | null) => (ms === null ? NOT_KNOWN : `${(ms / 1000).toFixed(2)}s`)

const UNHEARD = 'the meta leader has not heard from it since it leads'

/** RAFT Meta Group Information: the columns of `nats server report jetstream`, then peer id and state. */
export function metaColumns(clusters: readonly Cluster[]): Column<MetaRow>[] {
  const where = whereColumns<MetaRow>((p) => p.row, clusters)
  return [
    {
      id: 'name',
      head: 'Name',
      value: (p) => p.server,
      cell: (p) =>
        ghostId(p.server) === null ? (
          <RowLink href={serverHref(p.server)} name={p.server}>
            {p.leader && <MetaMark />}
          </RowLink>
        ) : (
          <em>{p.server}</em>
        ),
      title: (p) => ghostWords(ghostId(p.server)),
    },
    {
      id: 'leader',
      head: 'Leader',
      value: (p) => p.leader,
      cell: (p) => (p.leader ? 'yes' : ''),
    },
    {
      id: 'current',
      head: 'Current',
      about: 'Whether its log is up to date, as the meta leader says',
      value: (p) => p.current,
      cell: (p) => verdict(p.current),
      title: (p) => (p.current === null ? 'not reported by the meta leader' : undefined),
    },
    {
      id: 'online',
      head: 'Online',
      about: 'Whether the server answers us; the meta leader’s own flag stays true after a crash',
      value: (p) => p.online,
      cell: (p) => verdict(p.online),
      title: (p) => (p.online === null ? 'never heard from this server' : undefined),
    },
    {
      id: 'active',
      head: 'Active',
      about: 'Since the meta leader last heard from it, when it answered',
      align: 'end',
      unit: 'ms',
      value: (p) => p.activeMs,
      cell: (p) => seconds(p.activeMs),
      title: (p) => (p.activeMs === null ? UNHEARD : `${p.activeMs} ms`),
    },
    {
      id: 'lag',
      head: 'Lag',
      about: 'Operations behind',
      align: 'end',
      value: (p) => p.lag,
      cell: (p) => count(p.lag),
      title: (p) => (p.lag === null ? 'not reported by the meta leader' : undefined),
    },
    { id: 'peer', head: 'Peer id', value: (p) => p.id, title: (p) => (p.id ? undefined : 'not reported') },
    { id: 'replica', head: 'Replica', about: 'Our verdict on its copy', words: true, value: (p) => p.state },
    where.state,
    {
      id: 'cluster',
      head: 'Cluster',
      value: (p) => p.cluster,
      cell: (p) => <ClusterName name={p.cluster} clusters={clusters} />,
    },
    where.region,
    where.az,
    { ...where.tags, optional: true },
    { ...where.version, optional: true },
    where.age,
    where.via,
  ]
}

function ghostWords(id: string | null): string | undefined {
  if (id === null) return undefined
  return `nobody knows its name any more, and it still counts for the majority; nats server cluster peer-remove ${id} removes it`
}

function verdict(is: boolean | null) {
  if (is === null) return NOT_KNOWN
  return is ? 'true' : <strong style={{ color: 'var(--crit)' }}>false</strong>
}

/** Footer: how the group stands. */
export function metaFooter(meta: MetaGroup): Footer {
  return {
    name: { content: plural(meta.peers.length, 'peer') },
    online: { content: `${count(meta.online)} of ${count(meta.size)}` },
  }
}
