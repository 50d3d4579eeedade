import type { SheetRowView } from '@ttc/contracts/sheet'
import { type ClipboardEvent, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { ErrorSummary, type SummaryError } from '../design/ErrorSummary.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Scroll } from '../design/Scroll.tsx'
import type { InPlan } from '../http/address.ts'
import { SheetRow } from './SheetRow.tsx'
import { moveByKey } from './sheet-keys.ts'
import { nameOf, pastedCells, pasteInto, readLine, typedColumns, wordsOf } from './sheet-values.ts'
import { type SheetState, useSheet } from './use-sheet.ts'
import './sheet.scss'

type SheetFormProps = { at: InPlan & { priority: string }; rows: readonly SheetRowView[] }

const CAPTION = 'Latest values, a row for each indicator'
const CAPTION_OF_GROUPS = 'Latest values, a row for each indicator and its groups of children'

/** All of a priority's values at once: typed or pasted, checked in the row, stored in one go. */
export function SheetForm({ at, rows }: SheetFormProps) {
  const sheet = useSheet(at, rows)
  const [said, setSaid] = useState('')
  const count = sheet.typed.length
  const caption = rows.some(({ group }) => group !== null) ? CAPTION_OF_GROUPS : CAPTION

  function paste(event: ClipboardEvent<HTMLElement>) {
    const { row, column } = (event.target as HTMLElement).dataset
    const cells = pastedCells(event.clipboardData.getData('text'))
    const found = typedColumns.find((one) => one === column)
    if (cells === null || row === undefined || found === undefined) return
    event.preventDefault()
    const pasted = pasteInto(rows, sheet.lines, { row: Number(row), column: found }, cells)
    sheet.replace(pasted.lines)
    setSaid(pastedWords(pasted.placed, pasted.left))
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void sheet.store()
      }}
      noValidate
    >
      <Answer sheet={sheet} rows={rows} />
      {sheet.restored && (
        <Notice tone="advice" title="What you typed before is still here">
          <p>
            It has not been stored yet.{' '}
            <Button look="link" onClick={sheet.forget}>
              Start again from what is stored
            </Button>
          </p>
        </Notice>
      )}
      <Scroll label={caption}>
        <table className="ttc-table ttc-table--blocks ttc-sheet" onKeyDown={moveByKey} onPaste={paste}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {['Indicator', 'Last value', 'Period', 'Value', 'Numerator', 'Denominator', 'Note', 'Check'].map(
                (one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, number) => (
              <SheetRow key={row.seriesId} at={at} row={row} number={number} sheet={sheet} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p role="status">{said}</p>
      <Actions>
        <Button type="submit" busy={sheet.storing} busyWords="Storing">
          Store all that are right
        </Button>
        <span className="ttc-muted">{count === 1 ? '1 value is typed' : `${count} values are typed`}</span>
      </Actions>
    </form>
  )
}

/** What became of the last try: how many were stored, and what is still to be put right, with the way to it. */
function Answer({ sheet, rows }: { sheet: SheetState; rows: readonly SheetRowView[] }) {
  if (sheet.attempt === 0 || sheet.storing) return null
  const errors = errorsOf(sheet, rows)
  const stored = sheet.stored.length
  const title = stored === 1 ? '1 value is recorded' : `${stored} values are recorded`
  const words = <p>Status, direction, verdict and forecast have been worked out with what was recorded.</p>
  if (errors.length === 0) return stored === 0 ? null : <SuccessNotice title={title}>{words}</SuccessNotice>
  return (
    <>
      <ErrorSummary errors={errors} attempt={sheet.attempt} />
      {stored > 0 && (
        <Notice tone="success" title={title}>
          {words}
        </Notice>
      )}
    </>
  )
}

function errorsOf(sheet: SheetState, rows: readonly SheetRowView[]): readonly SummaryError[] {
  const { problem } = sheet
  if (problem !== null)
    return [
      {
        message: problem.code === 'unavailable' ? `${problem.message} What you typed is still here.` : problem.message,
      },
    ]
  if (sheet.typed.length === 0 && sheet.stored.length === 0)
    return [{ field: firstCell(rows), message: 'Type at least one value.' }]
  return sheet.typed.flatMap((row) => {
    const line = sheet.lineOf(row)
    const refusal = sheet.refusalOf(row)
    const wrong = readLine(row, line).wrong[0]
    const message = wrong?.message ?? (refusal === null ? undefined : wordsOf(refusal))
    const accepted = refusal?.warnings.every(({ code }) => line.accepted.includes(code)) ?? false
    const isSettled = accepted && (refusal?.warnings.length ?? 0) > 0
    if (message === undefined || isSettled) return []
    const column = wrong?.field === 'period' ? 'period' : 'value'
    return [{ field: `${column}-${row.seriesId}`, message: `${nameOf(row)}: ${message}` }]
  })
}

const firstCell = (rows: readonly SheetRowView[]) => {
  const first = rows.find((row) => !row.derived)
  return first === undefined ? null : `value-${first.seriesId}`
}

function pastedWords(placed: number, left: number): string {
  const pasted = placed === 1 ? '1 cell was pasted.' : `${placed} cells were pasted.`
  if (left === 0) return pasted
  return `${pasted} ${left === 1 ? '1 had no place' : `${left} had no place`} in this sheet.`
}
