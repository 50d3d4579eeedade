import type { SetEscalationRule } from '@ttc/contracts/escalation'
import type { Database } from '@ttc/db/connect'
import { escalationRule } from '@ttc/db/escalation'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import { and, desc, eq } from 'drizzle-orm'

const MOST = 100

/** Every change of the rule, newest first. */
export function listRules(db: Database, scope: Scope) {
  return db
    .select({
      version: escalationRule.version,
      redRoundsToSheet: escalationRule.redRoundsToSheet,
      missedDayToDirector: escalationRule.missedDayToDirector,
      daysOfGrace: escalationRule.daysOfGrace,
      redRoundsToBoard: escalationRule.redRoundsToBoard,
      forForecast: escalationRule.forForecast,
      stayedQuarters: escalationRule.stayedQuarters,
      daysToAnswer: escalationRule.daysToAnswer,
      appliesFrom: escalationRule.appliesFrom,
      reason: escalationRule.reason,
      by: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(escalationRule)
    .leftJoin(
      member,
      and(eq(member.partnershipId, escalationRule.partnershipId), eq(member.id, escalationRule.recordedBy)),
    )
    .where(eq(escalationRule.partnershipId, scope.partnershipId))
    .orderBy(desc(escalationRule.version))
    .limit(MOST)
}

/** Adds the next version, which applies from a day; false where somebody else was sooner. */
export async function saveRule(
  tx: Database,
  scope: Scope,
  { version, ...rule }: SetEscalationRule,
  today: IsoDate,
): Promise<boolean> {
  const made = await tx
    .insert(escalationRule)
    .values({
      partnershipId: scope.partnershipId,
      version: version + 1,
      ...rule,
      appliesFrom: today,
      recordedBy: scope.memberId,
    })
    .onConflictDoNothing()
    .returning({ version: escalationRule.version })
  return made.length > 0
}
