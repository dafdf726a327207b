import { ageColumn } from '@/components/table/age-column'
import type { Column } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { StateWord } from '@/components/ui/StateWord'
import type { Cluster, Server } from '@/lib/domain/model'
import { serverSeenAt } from '@/lib/domain/seen-at'
import { missingFrom } from './missing'

const RANK = ['up', 'leaving', 'silent', 'down', 'unknown']
const UNHEARD = 'never heard from this server'

type Where = 'state' | 'cluster' | 'region' | 'az' | 'tags' | 'version' | 'age' | 'via'

/**
 * How a server is, where it is and how we know: the same columns in every table whose rows stand for servers. `serverOf`
 * gives undefined for one that is not in the roster.
 */
export function whereColumns<Row>(
  serverOf: (row: Row) => Server | undefined,
  clusters: readonly Pick<Cluster, 'name'>[],
): Record<Where, Column<Row>> {
  const of =
    <T,>(value: (s: Server) => T | null) =>
    (row: Row): T | null => {
      const server = serverOf(row)
      return server ? value(server) : null
    }
  const why = (reason: (s: Server) => string | undefined) => (row: Row) => {
    const server = serverOf(row)
    return server ? reason(server) : UNHEARD
  }
  return {
    state: {
      id: 'state',
      head: 'State',
      words: true,
      value: of((s) => RANK.indexOf(s.state)),
      file: of((s) => s.state),
      cell: (row) => <StateWord state={serverOf(row)?.state ?? 'unknown'} why={serverOf(row)?.why} />,
    },
    cluster: {
      id: 'cluster',
      head: 'Cluster',
      value: of((s) => s.cluster),
      cell: (row) => <ClusterName name={serverOf(row)?.cluster ?? null} clusters={clusters} />,
    },
    region: { id: 'region', head: 'Region', value: of((s) => s.region), title: why(() => undefined) },
    az: {
      id: 'az',
      head: 'AZ',
      value: of((s) => s.az),
      title: why((s) => (s.az === null ? 'no AZ tag' : undefined)),
    },
    tags: {
      id: 'tags',
      head: 'Tags',
      clip: true,
      value: of((s) => s.tags.join(' ') || null),
      file: (row) => serverOf(row)?.tags ?? null,
      title: why((s) => (s.tags.length === 0 ? 'no tags' : undefined)),
    },
    version: {
      id: 'version',
      head: 'Version',
      value: of((s) => s.version),
      title: why((s) => (s.version === null ? missingFrom(s) : undefined)),
    },
    age: ageColumn<Row>({
      about: 'Since its last answer or push',
      unit: 'heard at',
      since: (row, snapshot) => {
        const server = serverOf(row)
        return server ? serverSeenAt(server, snapshot) : null
      },
      title: why((s) => (s.observedAt === null ? missingFrom(s) : undefined)),
    }),
    via: {
      id: 'via',
      head: 'via',
      about: 'The vantage that got the answer',
      value: of((s) => s.via),
      title: why((s) => (s.via === null ? 'heard through no vantage that is connected' : undefined)),
    },
  }
}
