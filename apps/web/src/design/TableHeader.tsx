import type { Sort } from './sorting.ts'

type Head = { key: string; header: string; numeric?: boolean; sortValue?: unknown }

type HeaderCellProps = { column: Head; sort: Sort | null; onSort: (sort: Sort) => void }

/** A column's header; where the column can be sorted, a button that turns the order round at the second press. */
export function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const { key, header, numeric } = column
  const className = numeric ? 'ttc-number' : undefined
  if (!column.sortValue) {
    return (
      <th scope="col" className={className}>
        {header}
      </th>
    )
  }
  const sorted = sort?.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none'
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <button
        type="button"
        className="ttc-table__sort"
        onClick={() => onSort({ key, descending: sorted === 'ascending' })}
      >
        {header}
        <svg width="10" height="14" viewBox="0 0 10 14" fill="currentColor" aria-hidden="true" focusable="false">
          <path className="ttc-up" d="M5 0l4.5 5.500h-9z" />
          <path className="ttc-down" d="M5 14L.5 8.500h9z" />
        </svg>
      </button>
    </th>
  )
}
