import type { CreatePlan, EditPlan } from '@ttc/contracts/plan'
import type { Database } from '@ttc/db/connect'
import { plan, planVersion } from '@ttc/db/plan'
import { writtenOnce } from '@ttc/db/statement'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

export type PlanRow = Readonly<{
  id: string
  name: string
  startsOn: string
  endsOn: string
  marking: 'none' | 'OFFICIAL' | 'OFFICIAL-SENSITIVE' | 'Part 2 exempt'
  linkAnswersWait: boolean
  version: number
  versionId: string
  versionNumber: number
}>

/** A plan with the version in use: the newest that is not superseded. */
export async function findPlan(db: Database, scope: Scope, planId: string): Promise<PlanRow | null> {
  const [found] = await planInUse(db).execute({ partnershipId: scope.partnershipId, planId })
  return found ?? null
}

const planInUse = writtenOnce((db) =>
  db
    .select({
      id: plan.id,
      name: plan.name,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      marking: plan.marking,
      linkAnswersWait: plan.linkAnswersWait,
      version: plan.version,
      versionId: planVersion.id,
      versionNumber: planVersion.number,
    })
    .from(plan)
    .innerJoin(planVersion, and(eq(planVersion.partnershipId, plan.partnershipId), eq(planVersion.planId, plan.id)))
    .where(
      and(
        eq(plan.partnershipId, sql.placeholder('partnershipId')),
        eq(plan.id, sql.placeholder('planId')),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .orderBy(desc(planVersion.number))
    .limit(1)
    .prepare('plan_in_use'),
)

/** A new plan opens with version 1 as a draft. */
export async function saveNewPlan(tx: Database, scope: Scope, request: CreatePlan, openedOn: string): Promise<void> {
  const { id, ...fields } = request
  await tx.insert(plan).values({ partnershipId: scope.partnershipId, id, ...fields })
  await tx.insert(planVersion).values({
    partnershipId: scope.partnershipId,
    id: sql`gen_random_uuid()`,
    planId: id,
    number: 1,
    state: 'draft',
    openedOn,
  })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function savePlan(db: Database, scope: Scope, planId: string, edit: EditPlan): Promise<number | null> {
  const { version, ...fields } = edit
  const [saved] = await db
    .update(plan)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(plan.partnershipId, scope.partnershipId), eq(plan.id, planId), eq(plan.version, version)))
    .returning({ version: plan.version })
  if (saved !== undefined) await touchExceptions(db, scope, { plans: [planId] })
  return saved?.version ?? null
}
