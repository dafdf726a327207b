'use client'
import { Age } from '@/components/live/Age'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { Column } from './column'

type Since<Row> = NonNullable<Column<Row>['since']>

interface Spec<Row> extends Pick<Column<Row>, 'about' | 'optional' | 'title' | 'words'> {
  id?: string
  head?: string
  /** What the moment is, in files: `heard at`. */
  unit: string
  since: Since<Row>
  suffix?: string
}

/** How long ago something was, ticking: what it shows, sorts by and saves is one moment. */
export function ageColumn<Row>({ since, suffix, ...of }: Spec<Row>): Column<Row> {
  return {
    id: 'age',
    head: 'Age',
    align: 'end',
    ...of,
    since,
    value: () => null,
    cell: (row) => <SinceThen row={row} since={since} suffix={suffix} />,
  }
}

function SinceThen<Row>({ row, since, suffix }: { row: Row; since: Since<Row>; suffix?: string }) {
  return <Age at={since(row, useSnapshot())} suffix={suffix} />
}
