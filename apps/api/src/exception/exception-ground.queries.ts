import type { AssessmentView } from '@ttc/contracts/assessment'
import type { CurveView } from '@ttc/contracts/figure'
import { action } from '@ttc/db/action'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { escalation } from '@ttc/db/escalation'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { and, asc, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** The day of a moment as people in the partnership had it. */
const dayInLondon = (moment: AnyPgColumn) => sql<string>`to_char(${moment} at time zone 'Europe/London', 'YYYY-MM-DD')`

/** The day on which the latest value first came in; one that was revised since came when it was first known. */
const valueDay = sql<string | null>`(select to_char(min(came.recorded_at) at time zone 'Europe/London', 'YYYY-MM-DD')
  from measurement as came where came.partnership_id = ${assessment.partnershipId} and came.series_id = ${assessment.seriesId}
  and came.period_start = (${assessment.result} #>> '{latest,period,start}')::date
  and came.period_end = (${assessment.result} #>> '{latest,period,end}')::date)`

const person = { id: member.id, name: member.name, agency: member.agency }

/** Indicators that stand in a plan now, each with its stored assessment of all children. */
export function listJudged(db: Database, scope: Scope, which: SQL | undefined) {
  return db
    .select({
      placementId: placement.id,
      indicatorId: placement.indicatorId,
      seriesId: assessment.seriesId,
      code: indicator.code,
      name: indicator.name,
      level: indicator.level,
      measureKind: indicator.measureKind,
      headline: placement.headline,
      owner: person,
      nextDueOn: assessment.nextDueOn,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      assessment: sql<AssessmentView>`${assessment.result}`,
      curve: sql<CurveView>`${assessment.curve}`,
      valueOn: valueDay,
    })
    .from(assessment)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, assessment.partnershipId), eq(placement.id, assessment.placementId)),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, planVersion.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, placement.partnershipId), eq(member.id, placement.ownerMemberId)))
    .where(
      and(
        eq(assessment.partnershipId, scope.partnershipId),
        eq(assessment.allChildren, true),
        isNull(placement.toOn),
        isNull(priority.retiredAt),
        ne(planVersion.state, 'superseded'),
        which,
      ),
    )
    .orderBy(asc(placement.id))
}
export type JudgedRow = Awaited<ReturnType<typeof listJudged>>[number]

/** The outcome that each of some priorities stands under. */
export async function outcomesOf(db: Database, scope: Scope, priorityIds: readonly string[]) {
  const rows = await db
    .selectDistinctOn([priorityOutcome.priorityId], {
      priorityId: priorityOutcome.priorityId,
      id: outcome.id,
      statement: outcome.statement,
    })
    .from(priorityOutcome)
    .innerJoin(
      outcome,
      and(eq(outcome.partnershipId, priorityOutcome.partnershipId), eq(outcome.id, priorityOutcome.outcomeId)),
    )
    .where(
      and(
        eq(priorityOutcome.partnershipId, scope.partnershipId),
        inArray(priorityOutcome.priorityId, [...priorityIds]),
      ),
    )
    .orderBy(priorityOutcome.priorityId, asc(priorityOutcome.position), asc(outcome.id))
  return new Map(rows.map(({ priorityId, ...one }) => [priorityId, one]))
}

/** What the groups of some priorities have said of the story, their position and what is done; a service's walk is apart. */
export function listSaid(db: Database, scope: Scope, priorityIds: readonly string[]) {
  return db
    .select({
      priorityId: walk.priorityId,
      placementId: walk.placementId,
      linkId: answer.linkId,
      content: sql<Content>`${answer.content}`,
      changedOn: dayInLondon(answer.changedAt),
      status: action.status,
      statusOn: action.statusOn,
      owner: person,
    })
    .from(walk)
    .innerJoin(answer, and(eq(answer.partnershipId, walk.partnershipId), eq(answer.walkId, walk.id)))
    .leftJoin(action, and(eq(action.partnershipId, answer.partnershipId), eq(action.id, answer.id)))
    .leftJoin(member, and(eq(member.partnershipId, action.partnershipId), eq(member.id, action.ownerMemberId)))
    .where(
      and(
        eq(walk.partnershipId, scope.partnershipId),
        inArray(walk.priorityId, [...priorityIds]),
        isNull(walk.service),
        isNull(answer.removedAt),
        inArray(answer.kind, ['factor', 'action', 'statement']),
      ),
    )
    .orderBy(asc(answer.position), asc(answer.id))
}
export type SaidRow = Awaited<ReturnType<typeof listSaid>>[number]

/** The overrides that have not ended, by their placement. Those whose day has passed are ended as the day turns. */
export async function overridesOf(db: Database, scope: Scope, placementIds: readonly string[]) {
  const rows = await db
    .select({
      placementId: override.placementId,
      id: override.id,
      status: override.status,
      reason: override.reason,
      periodEnd: override.periodEnd,
      expiresOn: override.expiresOn,
      on: dayInLondon(override.recordedAt),
      by: person,
    })
    .from(override)
    .leftJoin(member, and(eq(member.partnershipId, override.partnershipId), eq(member.id, override.recordedBy)))
    .where(
      and(
        eq(override.partnershipId, scope.partnershipId),
        inArray(override.placementId, [...placementIds]),
        isNull(override.endedAt),
      ),
    )
  return new Map(rows.map(({ placementId, ...one }) => [placementId, one]))
}
export type OverrideRow = Awaited<ReturnType<typeof overridesOf>> extends Map<string, infer Row> ? Row : never

/** The highest step that waits for a decision, by placement. */
export async function stepsOf(db: Database, scope: Scope, placementIds: readonly string[]) {
  const rows = await db
    .selectDistinctOn([escalation.placementId], {
      placementId: escalation.placementId,
      step: sql<'director' | 'board'>`${escalation.step}`,
      redRounds: escalation.redRounds,
      missedOn: escalation.missedOn,
      reachedOn: escalation.reachedOn,
    })
    .from(escalation)
    .where(
      and(
        eq(escalation.partnershipId, scope.partnershipId),
        inArray(escalation.placementId, [...placementIds]),
        eq(escalation.state, 'open'),
        ne(escalation.step, 'sheet'),
      ),
    )
    .orderBy(escalation.placementId, sql`${escalation.step} = 'board' desc`)
  return new Map(rows.map(({ placementId, ...one }) => [placementId, one]))
}

/** Every recovery sheet, newest first, with what happened to it: a lapsed one gave days too, which later ones moved. */
export async function sheetsOf(db: Database, scope: Scope, placementIds: readonly string[]) {
  const sheets = await db
    .select()
    .from(recoverySheet)
    .where(
      and(eq(recoverySheet.partnershipId, scope.partnershipId), inArray(recoverySheet.placementId, [...placementIds])),
    )
    .orderBy(desc(recoverySheet.owedOn), desc(recoverySheet.id))
  const ids = sheets.map(({ id }) => id)
  const events = await db
    .select({
      sheetId: recoverySheetEvent.sheetId,
      what: recoverySheetEvent.what,
      on: dayInLondon(recoverySheetEvent.at),
      content: recoverySheetEvent.content,
    })
    .from(recoverySheetEvent)
    .where(and(eq(recoverySheetEvent.partnershipId, scope.partnershipId), inArray(recoverySheetEvent.sheetId, ids)))
    .orderBy(asc(recoverySheetEvent.sheetId), asc(recoverySheetEvent.sequence))
  return { sheets, events }
}
export type SheetRows = Awaited<ReturnType<typeof sheetsOf>>
