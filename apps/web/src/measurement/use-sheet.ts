import { newId } from '@ttc/contracts/new-id'
import type { RecordedSheetView, SheetRefusalView, SheetRowView } from '@ttc/contracts/sheet'
import type { Problem } from '@ttc/domain/problem'
import { useEffect, useRef, useState } from 'react'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'
import { useRecordSheet } from './sheet.api.ts'
import { emptyLine, isTyped, type Line, type Lines, readLine } from './sheet-values.ts'

export type SheetState = Readonly<{
  lineOf: (row: SheetRowView) => Line
  typed: readonly SheetRowView[]
  refusalOf: (row: SheetRowView) => SheetRefusalView | null
  change: (row: SheetRowView, over: Partial<Line>) => void
  replace: (lines: Lines) => void
  lines: Lines
  store: () => Promise<void>
  storing: boolean
  attempt: number
  problem: Problem | null
  stored: RecordedSheetView['stored']
  restored: boolean
  forget: () => void
}>

/** What is typed into a sheet, kept until it is stored: what was refused, or never arrived, stays typed. */
export function useSheet(at: { partnership: string; priority: string }, rows: readonly SheetRowView[]): SheetState {
  const draft = `sheet ${at.priority}`
  const [kept] = useState(() => draftOf<{ lines: Lines }>(draft, { lines: {} })?.lines ?? null)
  const [lines, setLines] = useState<Lines>(kept ?? {})
  const [refusals, setRefusals] = useState<readonly SheetRefusalView[]>([])
  const [stored, setStored] = useState<RecordedSheetView['stored']>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [attempt, setAttempt] = useState(0)
  const record = useRecordSheet(at)
  // The same values sent again, after no answer came, must be one request: they keep their id.
  const sent = useRef({ id: newId(), values: '' })
  const lineOf = (row: SheetRowView) => lines[row.seriesId] ?? emptyLine(row)
  const typed = rows.filter((row) => !row.derived && isTyped(lineOf(row)))

  useEffect(() => {
    if (Object.keys(lines).length === 0) dropDraft(draft)
    else keepDraft(draft, { lines })
  }, [draft, lines])

  function change(row: SheetRowView, over: Partial<Line>) {
    // A line that is typed in again is another one: what was accepted or refused of it is not said of this.
    setLines((now) => ({ ...now, [row.seriesId]: { ...(now[row.seriesId] ?? emptyLine(row)), accepted: [], ...over } }))
    if (over.accepted === undefined) setRefusals((now) => now.filter((one) => one.seriesId !== row.seriesId))
  }

  async function store() {
    setAttempt((now) => now + 1)
    setProblem(null)
    setStored([])
    const values = typed.flatMap((row) => readLine(row, lineOf(row)).value ?? [])
    if (values.length === 0) return setRefusals([])
    const text = JSON.stringify(values)
    if (sent.current.values !== text) sent.current = { id: newId(), values: text }
    try {
      const answer = await record.mutateAsync({ id: sent.current.id, together: false, values })
      sent.current = { id: newId(), values: '' }
      const gone = new Set(answer.stored.map((one) => one.seriesId))
      setLines((now) => Object.fromEntries(Object.entries(now).filter(([id]) => !gone.has(id))))
      setRefusals(answer.refused)
      setStored(answer.stored)
    } catch (error) {
      setProblem(error as Problem)
    }
  }

  return {
    lineOf,
    typed,
    refusalOf: (row) => refusals.find((one) => one.seriesId === row.seriesId) ?? null,
    change,
    replace: setLines,
    lines,
    store,
    storing: record.isPending,
    attempt,
    problem,
    stored,
    restored: kept !== null && attempt === 0 && typed.length > 0,
    forget: () => setLines({}),
  }
}
