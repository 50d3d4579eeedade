import type { SheetRowView } from '@ttc/contracts/sheet'
import { describeStatus, describeUnit, describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { useRef } from 'react'
import { type InPlan, placementAddress } from '../http/address.ts'
import { keyOf } from './measurement-values.ts'
import { SheetCheck, useCheck } from './SheetCheck.tsx'
import { nameOf, type TypedColumn, takes, typedColumns } from './sheet-values.ts'
import type { SheetState } from './use-sheet.ts'

const labels: Readonly<Record<TypedColumn, string>> = {
  value: 'Value',
  numerator: 'Numerator',
  denominator: 'Denominator',
  note: 'Note',
}

type SheetRowProps = { at: InPlan & { priority: string }; row: SheetRowView; number: number; sheet: SheetState }

/** One indicator or one of its groups: what it was last, and the cells to type what it is now. */
export function SheetRow({ at, row, number, sheet }: SheetRowProps) {
  const { scale } = row
  const unit = describeUnit(scale.unit)
  return (
    <tr>
      <th scope="row" className={row.group === null ? undefined : 'ttc-sheet__group'}>
        {row.group === null ? (
          <>
            <a href={placementAddress(at, row.placementId)}>{row.name}</a>
            {unit !== '' && <span className="ttc-muted"> ({unit})</span>}
          </>
        ) : (
          <a href={`${placementAddress(at, row.placementId)}?series=${row.seriesId}`}>
            <span className="govuk-visually-hidden">{row.name}, </span>
            {row.group}
          </a>
        )}
      </th>
      <td data-label="Last value">{row.last === null ? 'None yet' : <LastValue row={row} />}</td>
      {row.derived ? (
        <td colSpan={6} className="ttc-muted">
          Computed from other indicators: nothing is typed here.
        </td>
      ) : (
        <Cells at={at} row={row} number={number} sheet={sheet} />
      )}
    </tr>
  )
}

function LastValue({ row: { last, scale } }: { row: SheetRowView }) {
  if (last === null) return null
  const said = last.value === null ? describeStatus(last.status) : describeValue(last.value, scale)
  return (
    <>
      <b>{said}</b> <span className="ttc-muted">{describePeriod(last.period, scale.accumulation)}</span>
      {last.provisional && <span className="ttc-muted">, provisional</span>}
    </>
  )
}

function Cells({ at, row, number, sheet }: SheetRowProps) {
  const line = sheet.lineOf(row)
  const checked = useCheck(at.partnership, row, line, sheet.refusalOf(row))
  const before = useRef('')
  const check = `check-${row.seriesId}`
  const isWrong = (column: string) => checked.wrong.some((one) => one.field.startsWith(column)) || undefined
  const cell = (column: string) => ({
    id: `${column}-${row.seriesId}`,
    'data-row': number,
    'data-column': column,
    'aria-label': `${column === 'period' ? 'Period' : labels[column as TypedColumn]}, ${nameOf(row)}`,
    'aria-describedby': check,
    'aria-invalid': isWrong(column),
  })
  return (
    <>
      <td data-label="Period">
        <select
          {...cell('period')}
          className="govuk-select"
          value={line.period}
          onChange={(event) => sheet.change(row, { period: event.target.value })}
        >
          {line.period === '' && <option value="">Choose a period</option>}
          {row.periods.map(({ period, standing }) => (
            <option key={keyOf(period)} value={keyOf(period)}>
              {describePeriod(period, row.scale.accumulation)}
              {standing !== null && ' (has a value)'}
            </option>
          ))}
        </select>
      </td>
      {typedColumns.map((column) => (
        <td key={column} data-label={labels[column]} className={takes(row, column) ? undefined : 'ttc-sheet__none'}>
          {takes(row, column) && (
            <input
              {...cell(column)}
              className={column === 'note' ? 'govuk-input' : 'govuk-input govuk-input--number'}
              type="text"
              inputMode={column === 'note' ? undefined : 'decimal'}
              autoComplete="off"
              spellCheck={column === 'note'}
              value={line[column]}
              onFocus={() => {
                before.current = line[column]
              }}
              onKeyDown={(event) => {
                if (event.key === 'Escape') sheet.change(row, { [column]: before.current })
              }}
              onChange={(event) => sheet.change(row, { [column]: event.target.value })}
            />
          )}
        </td>
      ))}
      <td data-label="Check">
        <SheetCheck
          id={check}
          row={row}
          line={line}
          checked={checked}
          onAccept={(accepted) => sheet.change(row, { accepted })}
        />
      </td>
    </>
  )
}
