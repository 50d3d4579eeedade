import type { SetPanelPaper } from '@ttc/contracts/panel'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { panelPaper, panelPriority } from '@ttc/db/panel'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'

const t = panelPriority

/** How often the papers of a meeting were changed; 0 where there are none. */
export async function findPaperVersion(db: Database, scope: Scope, meetingId: string): Promise<number> {
  const [found] = await db
    .select({ version: panelPaper.version })
    .from(panelPaper)
    .where(and(eq(panelPaper.partnershipId, scope.partnershipId), eq(panelPaper.meetingId, meetingId)))
  return found?.version ?? 0
}

/** The priorities that the panel asked for, in their order, with who answers for each: who was named, else the lead. */
export function listPanelPriorities(db: Database, scope: Scope, meetingId: string) {
  return db
    .select({
      priority: { id: priority.id, name: priority.name },
      plain: t.plain,
      answererMemberId: t.answererMemberId,
      answerer: { id: member.id, name: member.name, agency: member.agency },
      first: t.firstPlacementId,
      second: t.secondPlacementId,
    })
    .from(t)
    .innerJoin(priority, and(eq(priority.partnershipId, t.partnershipId), eq(priority.id, t.priorityId)))
    .leftJoin(
      member,
      and(
        eq(member.partnershipId, t.partnershipId),
        eq(member.id, sql`coalesce(${t.answererMemberId}, ${priority.leadMemberId})`),
      ),
    )
    .where(and(eq(t.partnershipId, scope.partnershipId), eq(t.meetingId, meetingId)))
    .orderBy(asc(t.position), asc(t.priorityId))
    .limit(50)
}

/** Stores the papers anew; the version that follows. Only in the meeting's turn. */
export async function savePaper(
  tx: Database,
  scope: Scope,
  meetingId: string,
  rows: SetPanelPaper['priorities'],
): Promise<number> {
  const { partnershipId } = scope
  const [saved] = await tx
    .insert(panelPaper)
    .values({ partnershipId, meetingId })
    .onConflictDoUpdate({
      target: [panelPaper.partnershipId, panelPaper.meetingId],
      set: { version: sql`${panelPaper.version} + 1` },
    })
    .returning({ version: panelPaper.version })
  await tx.delete(t).where(and(eq(t.partnershipId, partnershipId), eq(t.meetingId, meetingId)))
  await tx.insert(t).values(
    rows.map(({ priorityId, plain, answererMemberId, placementIds }, position) => ({
      partnershipId,
      meetingId,
      priorityId,
      position,
      plain,
      answererMemberId,
      firstPlacementId: placementIds[0] ?? null,
      secondPlacementId: placementIds[1] ?? null,
    })),
  )
  return saved?.version ?? 1
}

/** What stands in a plan under some priorities now, in their order; at most 2,000. */
export function listPlacedUnder(db: Database, scope: Scope, planId: string, priorityIds: readonly string[]) {
  return db
    .select({
      placementId: placement.id,
      priorityId: placement.priorityId,
      indicatorId: placement.indicatorId,
      name: indicator.name,
    })
    .from(placement)
    .innerJoin(
      planVersion,
      and(
        eq(planVersion.partnershipId, placement.partnershipId),
        eq(planVersion.id, placement.planVersionId),
        eq(planVersion.planId, planId),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        isNull(placement.toOn),
        inArray(placement.priorityId, [...priorityIds]),
      ),
    )
    .orderBy(asc(indicator.name), asc(placement.id))
    .limit(2000)
}
