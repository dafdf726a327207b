import { ageColumn } from '@/components/table/age-column'
import { type Column, figure } from '@/components/table/column'
import { bytes, count } from '@/lib/domain/format'
import type { ServerPeering } from '@/lib/domain/server-detail'

const exactBytes = (n: number | null) => `${count(n)} B`

/**
 * What a server counts on one of its connections to another; the same for routes and gateways. `of` gives null where the
 * server has not told about this connection.
 */
export function peeringColumns<Row>(
  of: (row: Row) => ServerPeering | null,
  missing: (row: Row) => string,
  /** Of a server that is gone nothing goes on: what it last said is all there is. */
  isThere = true,
): Record<'address' | 'cid' | 'uptime' | 'subs' | 'pending', Column<Row>> & { traffic: Column<Row>[] } {
  const number = (
    id: string,
    head: string,
    value: (p: ServerPeering) => number | null,
    more: { optional?: true; about?: string } = {},
  ) =>
    figure<Row>({
      id,
      head,
      value: (row) => {
        const p = of(row)
        return p && value(p)
      },
      format: count,
      missing,
      ...more,
    })
  const size = (id: string, head: string, value: (p: ServerPeering) => number | null, optional?: true) =>
    figure<Row>({
      id,
      head,
      unit: 'B',
      optional,
      value: (row) => {
        const p = of(row)
        return p && value(p)
      },
      format: bytes,
      exact: exactBytes,
      missing,
    })
  const startedAt = (row: Row) => of(row)?.startedAt ?? null
  return {
    address: {
      id: 'address',
      head: 'Address',
      value: (row) => of(row)?.address ?? null,
      title: (row) => (of(row)?.address == null ? missing(row) : undefined),
    },
    cid: number('cid', 'ID', (p) => p.cid, {
      optional: true,
      about: 'Number of the connection on this server',
    }),
    uptime: ageColumn<Row>({
      id: 'uptime',
      head: 'Uptime',
      unit: 'started at',
      since: (row) => (isThere ? startedAt(row) : null),
      title: (row) => {
        const at = startedAt(row)
        if (at === null) return missing(row)
        return isThere ? 'by the clock of the server' : `the server does not answer; it had stood since ${at}`
      },
    }),
    subs: number('subs', 'Subs', (p) => p.subscriptions),
    pending: size('pending', 'Pending', (p) => p.pending, true),
    traffic: [
      number('msgs-in', 'Msgs In', (p) => p.inMsgs),
      number('msgs-out', 'Msgs Out', (p) => p.outMsgs),
      size('bytes-in', 'Bytes In', (p) => p.inBytes),
      size('bytes-out', 'Bytes Out', (p) => p.outBytes),
    ],
  }
}
