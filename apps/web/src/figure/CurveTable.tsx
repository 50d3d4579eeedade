import type { Curve } from '@ttc/domain/figure/curve'
import { type CurveRow, tableOf } from '@ttc/domain/figure/table'
import { type Column, Table } from '../design/Table.tsx'

/** The same numbers as the picture, a row for every period. */
export function CurveTable({ curve }: { curve: Curve }) {
  const table = tableOf(curve)
  const optional: readonly (Column<CurveRow> | false)[] = [
    table.columns.forecast && {
      key: 'forecast',
      header: 'Baseline forecast',
      numeric: true,
      cell: (row) => row.forecast,
    },
    table.columns.range80 && { key: 'range', header: '80% range', numeric: true, cell: (row) => row.range80 },
    table.columns.target && { key: 'target', header: 'Target', numeric: true, cell: (row) => row.target },
    table.columns.pathBack && { key: 'path-back', header: 'Path back', cell: (row) => row.pathBack },
    ...table.comparators.map((name, place) => ({
      key: `comparator ${name}`,
      header: name,
      numeric: true,
      cell: (row: CurveRow) => row.comparators[place] ?? '',
    })),
    table.columns.events && { key: 'events', header: 'What happened', cell: (row) => row.events },
  ]
  return (
    <Table
      caption={table.caption}
      rows={table.rows}
      rowKey={(row) => row.label}
      columns={[
        { key: 'period', header: 'Period', rowHeader: true, cell: (row) => row.label },
        { key: 'value', header: table.columns.value, numeric: true, cell: (row) => row.value },
        ...optional.filter((column) => column !== false),
      ]}
    />
  )
}
