import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { and, eq } from 'drizzle-orm'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from './app.ts'
import type { Ids } from './operation.ts'
import { type Place, placeIn } from './place.ts'
import { anIndicator, aPlanFile } from './plan-file.ts'

/** The word that stands in every text of the other partnership, and in no other text. */
export const MARK = 'Zedworth'

export type TwoPartnerships = Readonly<{ it: TestApp; other: TestApp; place: Place; otherPlace: Place }>

/** Two partnerships in one database behind one application: a second view of it, `other`, acts for the second. */
export async function startTwoPartnerships(): Promise<TwoPartnerships> {
  const it = await startTestApp()
  const file = aPlanFile()
  const marked = PlanFile.parse({
    ...file,
    partnership: { ...file.partnership, name: `${MARK} Partnership` },
    members: [
      { key: 'coordinator', name: `${MARK} coordinator`, agency: MARK, coordinates: true },
      { key: 'owner', name: `${MARK} owner`, agency: MARK },
    ],
    plan: { ...file.plan, name: `${MARK} plan` },
    outcomes: [{ key: 'safe', statement: `${MARK} is safe` }],
    priorities: [{ key: 'homes', name: `${MARK} homes`, lead: 'owner', outcomes: ['safe'] }],
    indicators: [anIndicator({ code: `${MARK}-1`, name: `${MARK} re-referrals`, source: MARK })],
  })
  const loaded = await loadPlanFile(it.connection.db, marked, TODAY)
  await joinAs(it, loaded.scope)
  const at = `/api/partnerships/${loaded.scope.partnershipId}`
  const other: TestApp = {
    ...it,
    ...loaded,
    at,
    get: (path) => it.app.inject({ method: 'GET', url: at + path }),
    send: (method, path, payload) => it.app.inject({ method, url: at + path, payload: payload as object }),
  }
  return { it, other, place: await placeIn(it), otherPlace: await placeIn(other) }
}

/** One person in both partnerships, coordinator and administrator of each: nothing but the partnership tells them apart. */
export async function joinAs(it: TestApp, theirs: Scope): Promise<void> {
  const { db } = it.connection
  const of = (scope: Scope) => and(eq(member.partnershipId, scope.partnershipId), eq(member.id, scope.memberId))
  const [own] = await db.select({ accountId: member.accountId }).from(member).where(of(it.scope))
  await db
    .update(member)
    .set({ accountId: own?.accountId ?? null })
    .where(of(theirs))
}

/** What an address or a body of the API names, by the name it has there. */
export function idsOf(it: TestApp, place: Place): Ids {
  const { outcome, priority, row, plan, memberId } = place
  return {
    partnership: it.scope.partnershipId,
    plan: plan.id,
    planId: plan.id,
    outcome: outcome.id,
    outcomeIds: outcome.id,
    priority: priority.id,
    priorityId: priority.id,
    placement: row.placementId,
    indicator: row.indicatorId,
    indicatorId: row.indicatorId,
    proxyId: row.indicatorId,
    series: row.seriesId,
    seriesId: row.seriesId,
    member: memberId,
    memberId,
    deputyMemberId: memberId,
    handOverTo: null,
    ownerMemberId: memberId,
    chairMemberId: memberId,
    minuteTakerMemberId: memberId,
    leadMemberId: memberId,
  }
}
