import type { OverrideRowView, OverrideView } from '@ttc/contracts/override'
import { endingOf, type JudgedBeside, overrideInForce } from '@ttc/domain/override'
import type { OpenOverrideRow } from './override.queries.ts'
import type { OverrideRow } from './register.queries.ts'

/** The override beside a computed status as a page shows it, where it is in force on a day. */
export function overrideView(row: OpenOverrideRow | null, judged: JudgedBeside, today: string): OverrideView | null {
  const shown = overrideInForce(row, judged, today)
  if (shown === null) return null
  const { id, status, reason, by, on, expiresOn: until } = shown
  return { id, status, reason, by, on, until }
}

/** One line of the register. One whose day has passed has ended that day, whenever that was written down. */
export function overrideRowView(row: OverrideRow, today: string): OverrideRowView {
  const { periodStart, periodEnd, periodKind, expiresOn: until, endedOn, ending, endedBy, ...shown } = row
  return {
    ...shown,
    until,
    period: { kind: periodKind, start: periodStart, end: periodEnd },
    ended: endedOf(row, today),
  }
}

function endedOf(row: OverrideRow, today: string): OverrideRowView['ended'] {
  // Later values and leaving the plan are written down at once: the calendar alone may be ahead of the row.
  const how = row.ending ?? endingOf(row, { isInPlan: true, latestEnd: null }, today)
  if (how === null) return null
  const on = how === 'expired' || row.endedOn === null ? row.expiresOn : row.endedOn
  return { on, how, by: row.endedBy }
}
