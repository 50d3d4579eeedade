import { newId } from '@ttc/contracts/new-id'
import { escalation, escalationRule, roundStatus } from '@ttc/db/escalation'
import { type TestApp, TODAY } from './app.ts'

/** A round that closed, a step that was decided and a rule, so that every key has something to point from and to. */
export async function fillEscalation({ connection: { db }, scope }: TestApp, placementId: string): Promise<void> {
  const { partnershipId, memberId } = scope
  const at = { partnershipId, placementId }
  await db.insert(escalation).values({
    ...at,
    id: newId(),
    step: 'board',
    redRounds: 4,
    reachedOn: TODAY,
    state: 'decided',
    decidedBy: memberId,
  })
  const closed = { roundEnd: TODAY, closedOn: TODAY, hasNewValue: true, sheetUnanswered: false }
  await db.insert(roundStatus).values({ ...at, ...closed, shown: 'red', computed: 'red' })
  await db.insert(escalationRule).values({
    partnershipId,
    version: 1,
    appliesFrom: TODAY,
    redRoundsToSheet: 2,
    missedDayToDirector: true,
    daysOfGrace: 0,
    redRoundsToBoard: 4,
    forForecast: true,
    stayedQuarters: 4,
    daysToAnswer: 14,
    reason: 'As agreed',
    recordedBy: memberId,
  })
}
