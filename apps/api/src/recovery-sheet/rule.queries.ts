import type { Database } from '@ttc/db/connect'
import { escalationRule } from '@ttc/db/escalation'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { defaultEscalationRule, type EscalationRule } from '@ttc/domain/escalation'
import { defaultSheetRule, type SheetRule } from '@ttc/domain/recovery-sheet'
import { and, desc, eq, lte } from 'drizzle-orm'

/** When sheets are owed and what is carried up, with the number of its version; 0 is what holds before anybody says so. */
export type RuleInForce = Readonly<{ version: number; sheet: SheetRule; escalation: EscalationRule }>

/** The rule of a partnership on a day. */
export async function findRuleInForce(db: Database, scope: Scope, today: IsoDate): Promise<RuleInForce> {
  const [found] = await db
    .select()
    .from(escalationRule)
    .where(and(eq(escalationRule.partnershipId, scope.partnershipId), lte(escalationRule.appliesFrom, today)))
    .orderBy(desc(escalationRule.version))
    .limit(1)
  if (found === undefined) return { version: 0, sheet: defaultSheetRule, escalation: defaultEscalationRule }
  const { version, forForecast, stayedQuarters, daysToAnswer, ...row } = found
  const { redRoundsToSheet, missedDayToDirector, daysOfGrace, redRoundsToBoard } = row
  return {
    version,
    sheet: { forForecast, stayedQuarters, daysToAnswer },
    escalation: { redRoundsToSheet, missedDayToDirector, daysOfGrace, redRoundsToBoard },
  }
}
