'use client'
import { type GridProps, TableGrid } from '@/components/table/TableGrid'
import { TableScroller } from '@/components/table/TableScroller'
import { TableTools } from '@/components/table/TableTools'
import { type TableSpec, useTable } from '@/components/table/useTable'
import { SectionTitle } from '@/components/table/View'
import styles from './view.module.css'

/** What is not whole, above a matrix: a table of a few rows, worst first, that scrolls below its own heading. */
export function Troubles<T>({ aside, ...props }: TableSpec<T> & GridProps<T> & { aside: string }) {
  const table = useTable(props)
  const { column, direction } = table.sort
  const isWorstFirst = column === props.defaultSort.column && direction === props.defaultSort.direction
  return (
    <section className={styles.troubles} aria-label={props.caption}>
      <SectionTitle
        aside={isWorstFirst ? `${aside}, worst first` : aside}
        tools={<TableTools table={table} />}
      >
        {props.caption}
      </SectionTitle>
      <TableScroller>
        <TableGrid table={table} {...props} />
      </TableScroller>
    </section>
  )
}
