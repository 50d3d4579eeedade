import { type Scale, yearStartOf } from '../indicator.ts'
import { describePeriod } from '../period/label.ts'
import { isYearToDate, yearStartsOf } from '../period/year-to-date.ts'
import type { Period } from '../period.ts'
import { type FieldProblem, Problem } from '../problem.ts'

type Calendar = Pick<Scale, 'periodKind' | 'accumulation' | 'yearStartsIn'>

const monthName = (month: number) => (month === 4 ? 'April' : 'September')

/**
 * What is wrong with the month in which an indicator's year starts afresh; null where nothing is. A running total names
 * one that its steps fit; nothing else starts afresh.
 */
export function yearStartProblem({ periodKind, accumulation, yearStartsIn = null }: Calendar): FieldProblem | null {
  const starts = yearStartsOf(periodKind)
  if (accumulation !== 'year-to-date')
    return yearStartsIn === null
      ? null
      : { field: 'yearStartsIn', message: 'Leave this out: only a year to date starts afresh each year.' }
  if (starts.length === 0)
    return {
      field: 'accumulation',
      message: 'A year to date needs steps within the year: choose months, quarters or terms.',
    }
  if (starts.some((month) => month === yearStartsIn)) return null
  const message = `Choose the month in which the year starts afresh: ${starts.map(monthName).join(' or ')}.`
  return { field: 'yearStartsIn', message }
}

/**
 * Refuses another month for a running total that has values or targets which do not fit it. A total from April counts
 * other children than one from September, and the first cannot be worked out of the second without loss, so nothing is
 * re-read: `recorded` are the periods of everything that stands. Without any, or with only such as fit, the month is
 * free.
 */
export function checkYearStartChange(scale: Scale, yearStartsIn: number | null, recorded: readonly Period[]): void {
  const changed = { ...scale, yearStartsIn }
  const problem = yearStartProblem(changed)
  if (problem !== null) throw new Problem('invalid', problem.message, { fields: [problem] })
  if (scale.accumulation !== 'year-to-date') return
  const misfits = recorded.filter((period) => !isYearToDate(period, yearStartOf(changed)))
  const [first] = misfits
  if (first === undefined) return
  const [was, will] = [monthName(yearStartOf(scale)), monthName(yearStartOf(changed))]
  const count = misfits.length === 1 ? '1 period has' : `${misfits.length} periods have`
  const message =
    `${count} a value or a target counted from ${was}, such as ${describePeriod(first, 'year-to-date')}, and a total from ` +
    `${will} cannot be worked out of it. Undo the import it came with or take out such targets, or add another indicator that starts in ${will}.`
  throw new Problem('rule-broken', message, { fields: [{ field: 'yearStartsIn', message }] })
}
