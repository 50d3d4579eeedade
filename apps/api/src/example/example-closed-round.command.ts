import type { Database } from '@ttc/db/connect'
import { roundStatus } from '@ttc/db/escalation'
import { indicator } from '@ttc/db/indicator'
import { placement } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { addDays, addMonths, type IsoDate } from '@ttc/domain/day'
import { lastQuarterEnd } from '@ttc/domain/escalation'
import { and, eq, isNull } from 'drizzle-orm'
import { listJudged } from '../assessment/judged.queries.ts'
import { settleEscalations } from '../escalation/settle-escalations.command.ts'
import { settleSheets } from '../recovery-sheet/settle.queries.ts'

/** So many quarters before today the example's partnership has had its rounds. */
const ROUNDS = 6

/**
 * The rounds that the example's partnership would have closed: each value is there as soon as it is due. Only where
 * figures and dates are made up anyway may what nobody wrote down in its time be written afterwards.
 */
export async function loadExampleRounds(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  const placed = await db
    .select({
      id: placement.id,
      indicatorId: placement.indicatorId,
      dueDays: indicator.dueDays,
    })
    .from(placement)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(and(eq(placement.partnershipId, scope.partnershipId), isNull(placement.toOn)))
  const last = lastQuarterEnd(today)
  const ends = Array.from({ length: ROUNDS }, (_, i) => addMonths(last, -3 * (ROUNDS - 1 - i)))
  for (const one of placed) await closeThen(db, scope, one, ends)
  const indicatorIds = [...new Set(placed.map(({ indicatorId }) => indicatorId))]
  await db.transaction(async (tx) => {
    await settleEscalations(tx, scope, indicatorIds, today)
    await settleSheets(tx, scope, indicatorIds, today)
  })
}

type One = Readonly<{ id: string; indicatorId: string; dueDays: number }>

async function closeThen(db: Database, scope: Scope, one: One, ends: readonly IsoDate[]): Promise<void> {
  const judged = await listJudged(db, scope, one)
  const at = (end: IsoDate) => judged.findLast(({ period }) => addDays(period.end, one.dueDays) <= end) ?? null
  const rows = ends.flatMap((end) => {
    const known = at(end)
    if (known === null) return []
    const before = at(addMonths(end, -3))
    return [
      {
        partnershipId: scope.partnershipId,
        placementId: one.id,
        roundEnd: end,
        shown: known.status,
        computed: known.status,
        latestEnd: known.period.end,
        hasNewValue: before === null || known.period.end > before.period.end,
        sheetUnanswered: false,
        closedOn: addDays(end, 1),
      },
    ]
  })
  if (rows.length > 0) await db.insert(roundStatus).values(rows)
}
