import { useQuery } from '@tanstack/react-query'
import type { SheetRefusalView, SheetRowView } from '@ttc/contracts/sheet'
import { describeValue } from '@ttc/domain/figure/value'
import { useEffect, useState } from 'react'
import { asProblem } from '../problem/as-problem.ts'
import type { Warning } from './refusal.ts'
import { checkQuery } from './sheet.api.ts'
import { type FieldMessage, isSame, isTyped, type Line, nameOf, readLine, standingOf, wordsOf } from './sheet-values.ts'

const SETTLED_MS = 400

/** What is typed, once nothing has been typed for a moment. */
function useSettled(line: Line): Line {
  const [settled, setSettled] = useState(line)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(line), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [line])
  return settled
}

export type Checked = Readonly<{
  state: 'empty' | 'checking' | 'wrong' | 'asking' | 'ready'
  wrong: readonly FieldMessage[]
  warnings: readonly Warning[]
  value: number | null
  small: boolean
}>

const nothing: Checked = { state: 'empty', wrong: [], warnings: [], value: null, small: false }

/** The sanity check of one line: by the contract at once, beside the series as soon as the typing rests. */
export function useCheck(
  partnership: string,
  row: SheetRowView,
  line: Line,
  refusal: SheetRefusalView | null,
): Checked {
  const settled = useSettled(line)
  const read = readLine(row, settled)
  const isOpen = isTyped(settled) && !row.derived
  const asked = useQuery(checkQuery(partnership, isOpen ? read.value : null))
  if (!isTyped(line) || row.derived) return nothing
  if (refusal?.conflict) return { ...nothing, state: 'wrong', wrong: [{ field: 'value', message: wordsOf(refusal) }] }
  if (!isOpen || !isSame(settled, line)) return { ...nothing, state: 'checking' }
  if (read.value === null) return { ...nothing, state: 'wrong', wrong: read.wrong }
  if (asked.error) return { ...nothing, state: 'wrong', wrong: messagesOf(asked.error) }
  if (asked.data === undefined) return { ...nothing, state: 'checking' }
  const { warnings, value, small } = asked.data
  const open = warnings.some(({ code }) => !line.accepted.includes(code))
  return { state: open ? 'asking' : 'ready', wrong: [], warnings, value, small }
}

/** Without an answer nothing is known to be wrong: the value can be stored all the same, and is checked again then. */
function messagesOf(error: unknown): readonly FieldMessage[] {
  const { code, fields, message } = asProblem(error)
  if (code === 'unavailable') return [{ field: '', message: 'Not checked yet: no answer came.' }]
  return fields.length > 0 ? fields : [{ field: 'value', message }]
}

type SheetCheckProps = {
  id: string
  row: SheetRowView
  line: Line
  checked: Checked
  onAccept: (codes: string[]) => void
}

/** What the check says, in words, beside the line; and where it only looks wrong, the box to say that it is right. */
export function SheetCheck({ id, row, line, checked, onAccept }: SheetCheckProps) {
  const { state, wrong, warnings, value, small } = checked
  const standing = standingOf(row, line)
  const codes = warnings.map((one) => one.code)
  return (
    <div className="ttc-sheet__check">
      <div id={id}>
        {state === 'checking' && <span className="ttc-muted">Checking</span>}
        {wrong.map(({ field, message }) => (
          <p key={field + message} className="govuk-error-message">
            <span className="govuk-visually-hidden">Error: </span>
            {message}
          </p>
        ))}
        {warnings.map(({ code, message }) => (
          <p key={code} className="ttc-sheet__warning">
            <b>Is this right?</b> {message}
          </p>
        ))}
        {state === 'ready' && value !== null && (
          <span>
            <b>Ready:</b> {describeValue(value, row.scale)}
          </span>
        )}
        {(state === 'ready' || state === 'asking') && small && (
          <span className="ttc-muted"> A small number: it is stored as it is, and shown as suppressed.</span>
        )}
        {(state === 'ready' || state === 'asking') && standing !== null && (
          <span className="ttc-muted">
            {' '}
            Replaces {standing.value === null ? 'what is stored' : describeValue(standing.value, row.scale)}.
          </span>
        )}
      </div>
      {warnings.length > 0 && (
        <label className="ttc-sheet__accept">
          <input
            type="checkbox"
            aria-label={`It is right: ${nameOf(row)}`}
            checked={state === 'ready'}
            onChange={(event) => onAccept(event.target.checked ? codes : [])}
          />{' '}
          It is right
        </label>
      )}
    </div>
  )
}
