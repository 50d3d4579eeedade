import type { ReactNode } from 'react'
import { useState } from 'react'
import { Scroll } from './Scroll.tsx'
import type { Sort, SortValue } from './sorting.ts'
import { sortedBy } from './sorting.ts'
import type { Status } from './status.ts'
import { HeaderCell } from './TableHeader.tsx'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Makes the column sortable. */
  sortValue?: (row: Row) => SortValue
  /** The cell that names its row; one a table. */
  rowHeader?: boolean
  numeric?: boolean
  /** A share of the width, such as "25%". */
  width?: string
}

export type RowGroup<Row> = { key: string; heading: ReactNode; rows: readonly Row[] }

type TableProps<Row> = {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  rows?: readonly Row[]
  /** In place of `rows`: rows under headings of their own; sorting stays inside each. */
  groups?: readonly RowGroup<Row>[]
  /** The order the rows were given in is kept until a header is pressed, unless this says another. */
  sortedAtFirst?: Sort
  /** Colours the row's left edge; the status must also stand in a cell, in words. */
  rowStatus?: (row: Row) => Status
  /** On a narrow screen: 'scroll' sideways (tables of data) or 'blocks' (each row a small card). */
  narrow?: 'scroll' | 'blocks'
  /** Centre the cells' content in height: for rows of marks and sparklines. */
  middle?: boolean
  empty?: ReactNode
}

/** A real table: caption, scoped headers, sort buttons that say how it is sorted. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, groups, narrow = 'scroll', empty } = props
  const [sort, setSort] = useState<Sort | null>(props.sortedAtFirst ?? null)
  const column = columns.find(({ key }) => key === sort?.key)
  const inOrder = (some: readonly Row[]) =>
    sort && column?.sortValue ? sortedBy(some, column.sortValue, sort.descending) : some
  const parts = groups ?? [{ key: 'all', heading: null, rows: rows ?? [] }]
  const isEmpty = parts.every((part) => part.rows.length === 0)

  return (
    <Scroll label={caption}>
      <table className={narrow === 'blocks' ? 'ttc-table ttc-table--blocks' : 'ttc-table'}>
        <caption className={captionHidden ? 'govuk-visually-hidden' : undefined}>
          {caption}
          {column && sort && (
            <span className="govuk-visually-hidden" aria-live="polite">
              {`, sorted by ${column.header}, ${sort.descending ? 'highest or last' : 'lowest or first'} at the top`}
            </span>
          )}
        </caption>
        {columns.some(({ width }) => width) && (
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {columns.map((each) => (
              <HeaderCell key={each.key} column={each} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody key={part.key}>
            {part.heading && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length}>
                  {part.heading}
                </th>
              </tr>
            )}
            {inOrder(part.rows).map((row) => (
              <BodyRow key={props.rowKey(row)} row={row} table={props} />
            ))}
          </tbody>
        ))}
        {isEmpty && empty && (
          <tbody>
            <tr>
              <td className="ttc-table__empty" colSpan={columns.length}>
                {empty}
              </td>
            </tr>
          </tbody>
        )}
      </table>
    </Scroll>
  )
}

function BodyRow<Row>({ row, table }: { row: Row; table: TableProps<Row> }) {
  const status = table.rowStatus?.(row)
  const middle = table.middle ? ' ttc-middle' : ''
  return (
    <tr data-status={status} className={status && `ttc-tone--${status}`}>
      {table.columns.map((column) => {
        const className = `${column.numeric ? 'ttc-number' : ''}${middle}`.trim() || undefined
        return column.rowHeader ? (
          <th key={column.key} scope="row" className={className}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={className} data-label={column.header}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}
