import { isDay } from '../day.ts'
import { describeKind, type PeriodHint, type PeriodMark, readPeriod } from '../period/reading.ts'
import { type Accumulation, type Period, periodOf } from '../period.ts'
import type { FigureColumn, Layout } from './layout.ts'
import type { Refusal } from './observation.ts'
import { periodReader, refusedPeriod } from './period-cell.ts'

/** The period of a figure, or the refusal of its cell. */
export type RowPeriod =
  | Readonly<{ read: 'period'; period: Period; accumulation: Accumulation; mark: PeriodMark | null }>
  | Readonly<{ read: 'refused'; refusal: Refusal }>

export type RowPeriodReader = (
  row: number,
  cells: readonly string[],
  figure: FigureColumn,
  hint: PeriodHint,
) => RowPeriod

/**
 * Reads the period of a figure: from the name of its column, from the first and last day where the table gives them
 * and the kind is known, else from the column of periods.
 */
export function tablePeriods({ header, roles }: Layout): RowPeriodReader {
  const labelAt = roles.indexOf('period')
  const [startAt, endAt] = [roles.indexOf('period-start'), roles.indexOf('period-end')]
  const readOnce = periodReader()
  const byLabel = (row: number, column: string, label: string, hint: PeriodHint): RowPeriod => {
    const reading = readOnce(label, hint)
    return reading.read === 'period'
      ? reading
      : { read: 'refused', refusal: refusedPeriod(reading, row, column, label) }
  }
  const byDays = daysReader(header[endAt] ?? '')
  return (row, cells, { label, name }, hint) => {
    if (label !== null) return byLabel(row, name, label, hint)
    const [start, end] = [textAt(cells, startAt), textAt(cells, endAt)]
    if (hint.kind !== undefined && start !== '' && end !== '') return byDays(row, start, end, hint)
    const at = labelAt < 0 ? endAt : labelAt
    return byLabel(row, header[at] ?? '', textAt(cells, at), hint)
  }
}

/** One object for every period, as readers of labels give it. */
function daysReader(column: string) {
  const seen = new Map<string, Period>()
  return (row: number, start: string, end: string, { kind = 'snapshot', accumulation = 'single' }: PeriodHint) => {
    const [first, last] = [dayIn(start), dayIn(end)]
    const refused = (reason: string): RowPeriod => ({
      read: 'refused',
      refusal: { row, column, value: `${start} to ${end}`, code: 'period', reason },
    })
    if (first === null || last === null || first > last)
      return refused('The first and last day do not make a period: write them as 2024-04-01.')
    const known = `${kind} ${first} ${last}`
    const period = seen.get(known) ?? { kind, start: first, end: last }
    if (seen.size < MOST_SEEN) seen.set(known, period)
    if (isWhole(period, accumulation)) return { read: 'period', period, accumulation, mark: null } as const
    return refused(`The days do not make a ${describeKind(kind)}.`)
  }
}

const MOST_SEEN = 5_000

function isWhole({ kind, start, end }: Period, accumulation: Accumulation): boolean {
  if (kind === 'snapshot') return start === end
  const last = periodOf(kind, end)
  const isStep = accumulation !== 'single' || last.start === start
  return last.end === end && periodOf(kind, start).start === start && isStep
}

function dayIn(text: string): string | null {
  if (isDay(text)) return text
  const reading = readPeriod(text, { kind: 'snapshot' })
  return reading.read === 'period' ? reading.period.start : null
}

function textAt(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '').trim()
}
