import { type Column, figure } from '@/components/table/column'
import { count } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'

export const exactBytes = (n: number | null) => `${count(n)} B`
export const missing = (s: Stream) =>
  s.observedAt === null
    ? 'no replica has answered yet'
    : `not reported by ${s.via ?? 'the server that answered'}`

type More = Partial<Parameters<typeof figure<Stream>>[0]>

/** A column of figures that only a replica that answers can tell. */
export const number = (
  id: string,
  head: string,
  value: (s: Stream) => number | null,
  more: More = {},
): Column<Stream> => figure<Stream>({ id, head, value, format: count, missing, ...more })
