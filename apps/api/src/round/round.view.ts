import type { RoundView } from '@ttc/contracts/round'
import type { RoundRow } from './round.queries.ts'

/** A round as it is answered. */
export function roundView(row: RoundRow): RoundView {
  const { partnershipId: _, planId: _plan, changedAt: _at, openedAt, closedAt, reminders, ...round } = row
  return {
    ...round,
    reminders: [...reminders],
    openedAt: openedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  }
}
