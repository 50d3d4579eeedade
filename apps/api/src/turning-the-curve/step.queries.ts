import type { ConfirmStep } from '@ttc/contracts/turning-the-curve'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { confirmedStep } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import type { Figures } from '@ttc/domain/turning-the-curve/state'
import { and, eq, sql } from 'drizzle-orm'
import { appendChange } from './change.queries.ts'

/** The steps the group has answered: at most thirteen. */
export function listConfirmed(db: Database, scope: Scope, walkId: string) {
  return db
    .select({
      step: confirmedStep.step,
      confirmedAt: confirmedStep.confirmedAt,
      confirmedBy: { id: member.id, name: member.name, agency: member.agency },
      ground: confirmedStep.ground,
    })
    .from(confirmedStep)
    .leftJoin(
      member,
      and(eq(member.partnershipId, confirmedStep.partnershipId), eq(member.id, confirmedStep.confirmedBy)),
    )
    .where(and(eq(confirmedStep.partnershipId, scope.partnershipId), eq(confirmedStep.walkId, walkId)))
    .orderBy(confirmedStep.step)
    .limit(20)
}

export type ConfirmedRow = Awaited<ReturnType<typeof listConfirmed>>[number]

/** Keeps that a step is answered, with what the figures say now, or takes that back. Only after `takeTurn`. */
export async function saveConfirmed(
  tx: Database,
  scope: Scope,
  walkId: string,
  { step, confirmed }: ConfirmStep,
  ground: Figures,
): Promise<void> {
  const of = and(
    eq(confirmedStep.partnershipId, scope.partnershipId),
    eq(confirmedStep.walkId, walkId),
    eq(confirmedStep.step, step),
  )
  if (confirmed) {
    const said = { confirmedBy: scope.memberId, ground, confirmedAt: sql`now()` }
    await tx
      .insert(confirmedStep)
      .values({ partnershipId: scope.partnershipId, walkId, step, ...said })
      .onConflictDoUpdate({
        target: [confirmedStep.partnershipId, confirmedStep.walkId, confirmedStep.step],
        set: said,
      })
  } else await tx.delete(confirmedStep).where(of)
  await appendChange(tx, scope, walkId, { what: 'step', detail: { step, confirmed } })
}
