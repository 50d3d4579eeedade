import type { SheetRowView } from '@ttc/contracts/sheet'
import { nextDueOf } from '@ttc/domain/assessment/assess'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { hasEnded, type IsoDate, type Period, sortKey } from '@ttc/domain/period'
import type { MeasurementRow, StoredGround } from '../assessment/ground.queries.ts'
import { groundOf, scaleOf } from '../assessment/ground.ts'
import { nextPeriodsOf } from '../indicator/indicator.view.ts'
import type { SheetRow } from './sheet.queries.ts'

/** One line of the sheet: what was recorded last, and what can be recorded now. */
export function sheetRowView(
  { placementId, series, row, pairs }: SheetRow,
  stored: StoredGround,
  derived: boolean,
  today: IsoDate,
): SheetRowView {
  const held = stored.measurements.filter((one) => one.seriesId === series.id)
  const periodOfRow = (one: MeasurementRow): Period => ({
    kind: row.periodKind,
    start: one.periodStart,
    end: one.periodEnd,
  })
  const standings = new Map(held.map((one) => [sortKey(periodOfRow(one)), standingOf(one)]))
  const last = held.at(-1)
  const offered = nextPeriodsOf(stored, row, series, today)
  const next = nextDueOf(groundOf(stored, row, series, null))?.period ?? null
  const open = offered.filter((period) => !standings.has(sortKey(period)))
  const isOpen = next !== null && hasEnded(next, today) && !standings.has(sortKey(next))
  const periods = isOpen && !open.some((one) => sortKey(one) === sortKey(next)) ? [next, ...offered] : offered
  return {
    placementId,
    indicatorId: row.id,
    seriesId: series.id,
    code: row.code,
    name: row.name,
    group: pairs.length === 0 ? null : describeGroup(pairs),
    scale: scaleOf(row),
    derived,
    last: last === undefined ? null : { ...standingOf(last), period: periodOfRow(last) },
    periods: periods.map((period) => ({ period, standing: standings.get(sortKey(period)) ?? null })),
    // Gaps further back can be chosen, and are not offered first: they may lie before the series began.
    due: isOpen ? next : last === undefined ? (open[0] ?? null) : null,
  }
}

const standingOf = ({ value, status, provisional, revision }: MeasurementRow) => ({
  value,
  status,
  provisional,
  revision,
})
