import { newId } from '@ttc/contracts/new-id'
import type { SetAdviceAside } from '@ttc/contracts/turning-the-curve'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { adviceSetAside } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { appendChange } from './change.queries.ts'

/** The advice that a group keeps as it is, with its reasons; at most 500. */
export function listSetAside(db: Database, scope: Scope, walkId: string) {
  return db
    .select({
      code: adviceSetAside.code,
      about: adviceSetAside.about,
      reason: adviceSetAside.reason,
      at: adviceSetAside.at,
      by: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(adviceSetAside)
    .leftJoin(
      member,
      and(eq(member.partnershipId, adviceSetAside.partnershipId), eq(member.id, adviceSetAside.memberId)),
    )
    .where(ofWalk(scope, walkId))
    .orderBy(adviceSetAside.at)
    .limit(500)
}

export type SetAsideRow = Awaited<ReturnType<typeof listSetAside>>[number]

const ofWalk = (scope: Scope, walkId: string) =>
  and(
    eq(adviceSetAside.partnershipId, scope.partnershipId),
    eq(adviceSetAside.walkId, walkId),
    isNull(adviceSetAside.takenBackAt),
  )

/** Sets advice aside with a reason in place of the one before, or takes that back. Only after `takeTurn`. */
export async function saveSetAside(
  tx: Database,
  scope: Scope,
  walkId: string,
  { code, answerId, reason }: SetAdviceAside,
): Promise<void> {
  await tx
    .update(adviceSetAside)
    .set({ takenBackAt: sql`now()` })
    .where(
      and(
        ofWalk(scope, walkId),
        eq(adviceSetAside.code, code),
        answerId === null ? isNull(adviceSetAside.about) : eq(adviceSetAside.about, answerId),
      ),
    )
  if (reason !== null)
    await tx.insert(adviceSetAside).values({
      partnershipId: scope.partnershipId,
      id: newId(),
      walkId,
      code,
      about: answerId,
      reason,
      memberId: scope.memberId,
    })
  await appendChange(tx, scope, walkId, { what: 'advice', detail: { code, answerId, reason } })
}
