'use client'
import type { ReactNode } from 'react'
import { type GridProps, TableGrid } from './TableGrid'
import { TableTools } from './TableTools'
import { type TableSpec, useTable } from './useTable'
import { SectionTitle } from './View'

interface Props<T> extends TableSpec<T>, GridProps<T> {
  /** Heading above the table, with the choice of columns and the files at its end; without it the table stands alone. */
  title?: ReactNode
  aside?: ReactNode
}

/** A table with its heading: sort and columns in the address, keyboard by row, virtual above 100 rows. */
export function DataTable<T>({ title, aside, ...props }: Props<T>) {
  const table = useTable(props)
  return (
    <>
      {title !== undefined && (
        <SectionTitle aside={aside} tools={<TableTools table={table} />}>
          {title}
        </SectionTitle>
      )}
      <TableGrid table={table} {...props} />
    </>
  )
}
