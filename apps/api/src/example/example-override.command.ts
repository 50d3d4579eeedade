import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { addDays } from '@ttc/domain/day'
import { checkOverride, type OverrideStatus, proposedDayOf } from '@ttc/domain/override'
import type { IsoDate } from '@ttc/domain/period'
import { and, eq } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { findJudged } from '../override/override.queries.ts'

type ExampleOverride = Readonly<{
  code: string
  status: OverrideStatus
  by: string
  reason: string
  /** Days before today; null while it stands. */
  setBefore: number
  withdrawnBefore: number | null
}>

const examples: readonly ExampleOverride[] = [
  {
    code: 'mmr',
    status: 'amber',
    by: 'Consultant in public health',
    reason: 'One surgery’s second doses came in after the count was closed. With them the share is just above 90%.',
    setBefore: 9,
    withdrawnBefore: null,
  },
  {
    code: 'three-placements',
    status: 'red',
    by: 'Plan officer',
    reason:
      'Moves of one provider’s children were recorded late and are not in this value. With them it is beyond the tolerance.',
    setBefore: 40,
    withdrawnBefore: 12,
  },
]

/** One override that stands and one that was withdrawn, held to the same rules as those that people set. */
export async function loadExampleOverrides(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  for (const one of examples) await db.transaction((tx) => saveExample(tx, scope, one, today))
}

async function saveExample(tx: Database, scope: Scope, one: ExampleOverride, today: IsoDate): Promise<void> {
  const { partnershipId } = scope
  const [placed] = await tx
    .select({ id: placement.id })
    .from(placement)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(and(eq(placement.partnershipId, partnershipId), eq(indicator.code, one.code)))
  const [author] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, partnershipId), eq(member.name, one.by)))
  if (placed === undefined || author === undefined)
    throw new Error(`The worked example has no indicator “${one.code}” or no member “${one.by}”.`)
  const { status: computed, period, nextDueOn } = await findJudged(tx, scope, placed.id)
  const expiresOn = proposedDayOf(nextDueOn, today)
  checkOverride({ status: one.status, expiresOn }, { status: computed, nextDueOn }, today)
  if (period === null || computed === 'contextual') throw new Error('A status without a value passed the check')
  const moment = (before: number) => new Date(`${addDays(today, -before)}T10:30:00Z`)
  const isOver = one.withdrawnBefore !== null
  await tx.insert(override).values({
    partnershipId,
    id: newId(),
    placementId: placed.id,
    status: one.status,
    computed,
    periodStart: period.start,
    periodEnd: period.end,
    reason: one.reason,
    expiresOn,
    recordedAt: moment(one.setBefore),
    recordedBy: author.id,
    endedAt: isOver ? moment(one.withdrawnBefore ?? 0) : null,
    endedBy: isOver ? author.id : null,
    ending: isOver ? 'withdrawn' : null,
  })
  await touchExceptions(tx, scope, { placements: [placed.id] })
}
