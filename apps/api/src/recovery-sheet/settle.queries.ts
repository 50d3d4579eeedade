import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { recoverySheet } from '@ttc/db/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { isNeedless, isOpenSheet, type SheetRule, sheetOwedBecause } from '@ttc/domain/recovery-sheet'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { appendEvents } from './event.queries.ts'
import { findRuleInForce } from './rule.queries.ts'
import { type LatestSheet, listLatestSheets, listRevised, listStandings, type StandingRow } from './standing.queries.ts'

/**
 * Brings the recovery sheets of some indicators in step with how they stand: opens what is owed, lets lapse what nobody
 * needs any more (green again, or out of the plan, before an answer came), and writes on an accepted sheet that a value
 * it answers was revised. Done twice it does nothing more. The last step of every assessment, and of the daily pass.
 */
export async function settleSheets(
  tx: Database,
  scope: Scope,
  indicatorIds: readonly string[],
  today: IsoDate,
): Promise<void> {
  if (indicatorIds.length === 0) return
  const standings = await listStandings(tx, scope, indicatorIds)
  const latest = await listLatestSheets(tx, scope, indicatorIds)
  const { sheet: rule } = await findRuleInForce(tx, scope, today)
  const over = latest.filter((sheet) => isOver(sheet, standings, rule))
  await lapse(tx, scope, over)
  const now = latest.map((sheet) => (over.includes(sheet) ? { ...sheet, state: 'lapsed' as const } : sheet))
  const owed = standings.flatMap((row) => owedOf(row, now, { rule, today }))
  await open(tx, scope, owed)
  const revised = await listRevised(tx, scope, indicatorIds)
  await appendEvents(
    tx,
    scope,
    revised.map((sheetId) => ({ sheetId, what: 'value-revised', memberId: null })),
  )
  if (over.length + owed.length > 0) await touchExceptions(tx, scope, { indicators: indicatorIds })
}

function isOver(sheet: LatestSheet, standings: readonly StandingRow[], rule: SheetRule): boolean {
  if (sheet.left) return isOpenSheet(sheet.state)
  const row = standings.find(({ placementId }) => placementId === sheet.placementId)
  return row !== undefined && isNeedless(sheet, row.standing, rule)
}

/** A sheet follows its indicator to another priority: what an earlier place answered counts, and its draft goes along. */
function owedOf(
  row: StandingRow,
  sheets: readonly LatestSheet[],
  { rule, today }: Readonly<{ rule: SheetRule; today: IsoDate }>,
) {
  const { placementId, planVersionId, indicatorId, standing } = row
  const last = sheets.find(
    (one) =>
      one.placementId === placementId ||
      (one.left && one.planVersionId === planVersionId && one.indicatorId === indicatorId),
  )
  const because = sheetOwedBecause(standing, last ?? null, today, rule)
  if (because === null || standing.latest === null) return []
  const draft = last?.left === true && last.state === 'lapsed' ? last.content : null
  return [
    {
      id: newId(),
      placementId,
      because,
      periodStart: standing.latest.start,
      periodEnd: standing.latest.end,
      owedOn: today,
      dueOn: addDays(today, rule.daysToAnswer),
      state: 'owed' as const,
      content: draft,
    },
  ]
}

async function open(tx: Database, scope: Scope, owed: ReturnType<typeof owedOf>): Promise<void> {
  if (owed.length === 0) return
  // Two passes at the same moment open one: the index of open sheets holds the other back.
  const made = await tx
    .insert(recoverySheet)
    .values(owed.map((one) => ({ partnershipId: scope.partnershipId, ...one })))
    .onConflictDoNothing()
    .returning({ sheetId: recoverySheet.id, dueOn: recoverySheet.dueOn })
  await appendEvents(
    tx,
    scope,
    made.map((one) => ({ ...one, what: 'owed', memberId: null })),
  )
}

async function lapse(tx: Database, scope: Scope, sheets: readonly LatestSheet[]): Promise<void> {
  if (sheets.length === 0) return
  const ids = sheets.map(({ id }) => id)
  const lapsed = await tx
    .update(recoverySheet)
    .set({ state: 'lapsed', version: sql`${recoverySheet.version} + 1` })
    .where(
      and(
        eq(recoverySheet.partnershipId, scope.partnershipId),
        inArray(recoverySheet.id, ids),
        inArray(recoverySheet.state, ['owed', 'submitted', 'returned']),
      ),
    )
    .returning({ sheetId: recoverySheet.id })
  await appendEvents(
    tx,
    scope,
    lapsed.map(({ sheetId }) => ({ sheetId, what: 'lapsed', memberId: null })),
  )
}
