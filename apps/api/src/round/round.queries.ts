import type { EditRound, PlanRound } from '@ttc/contracts/round'
import type { Database } from '@ttc/db/connect'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { round } from '@ttc/db/round'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import type { RoundState } from '@ttc/domain/round'
import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm'

export type RoundRow = typeof round.$inferSelect

/** The rounds of a plan, the latest meeting first; at most 100, which are 25 years. */
export function listRounds(db: Database, scope: Scope, planId: string): Promise<RoundRow[]> {
  return db
    .select()
    .from(round)
    .where(and(eq(round.partnershipId, scope.partnershipId), eq(round.planId, planId)))
    .orderBy(desc(round.meetsOn), desc(round.id))
    .limit(100)
}

const ofPlan = and(eq(plan.partnershipId, round.partnershipId), eq(plan.id, round.planId))
const withPlan = { round, plan: { id: plan.id, name: plan.name, marking: plan.marking } }

/** A round with its plan, or null. */
export async function findRound(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select(withPlan)
    .from(round)
    .innerJoin(plan, ofPlan)
    .where(and(eq(round.partnershipId, scope.partnershipId), eq(round.id, id)))
  return found ?? null
}

export type RoundOfPlan = NonNullable<Awaited<ReturnType<typeof findRound>>>

/** The rounds of a partnership in which people are asked for something now, the next meeting first; a plan has one. */
export function listRunning(db: Database, scope: Scope): Promise<RoundOfPlan[]> {
  return db
    .select(withPlan)
    .from(round)
    .innerJoin(plan, ofPlan)
    .where(and(eq(round.partnershipId, scope.partnershipId), inArray(round.state, ['open', 'frozen'])))
    .orderBy(asc(round.meetsOn), asc(plan.position), asc(round.id))
    .limit(200)
}

/** The rounds of some plans (null for all) that met since a day or will, by their meeting; at most 200. */
export function listSince(
  db: Database,
  scope: Scope,
  plans: readonly string[] | null,
  since: IsoDate,
): Promise<RoundOfPlan[]> {
  return db
    .select(withPlan)
    .from(round)
    .innerJoin(plan, ofPlan)
    .where(
      and(
        eq(round.partnershipId, scope.partnershipId),
        gte(round.meetsOn, since),
        plans === null ? undefined : inArray(round.planId, [...plans]),
      ),
    )
    .orderBy(asc(round.meetsOn), asc(round.id))
    .limit(200)
}

/** Every round of all partnerships in which people are mailed on a day: up to its meeting. For the job alone. */
export function listMailed(db: Database, today: IsoDate) {
  return db
    .select({ ...withPlan, partnership: partnership.name })
    .from(round)
    .innerJoin(plan, ofPlan)
    .innerJoin(partnership, eq(partnership.id, round.partnershipId))
    .where(and(inArray(round.state, ['open', 'frozen']), gte(round.meetsOn, today)))
    .orderBy(asc(round.partnershipId), asc(round.id))
}

/** The planned rounds that open by themselves by a day and have not met yet. */
export function listOpening(db: Database, scope: Scope, today: IsoDate) {
  return db
    .select({ id: round.id })
    .from(round)
    .where(
      and(
        eq(round.partnershipId, scope.partnershipId),
        eq(round.state, 'planned'),
        eq(round.opensByItself, true),
        lte(round.opensOn, today),
        gte(round.meetsOn, today),
      ),
    )
    .orderBy(asc(round.opensOn), asc(round.id))
}

/** Whoever changes a plan's rounds waits for whoever does now: else two could be open in the same weeks. */
export async function holdRounds(tx: Database, scope: Scope, planId: string): Promise<RoundRow[]> {
  await tx
    .select({ id: plan.id })
    .from(plan)
    .where(and(eq(plan.partnershipId, scope.partnershipId), eq(plan.id, planId)))
    .for('no key update')
  return listRounds(tx, scope, planId)
}

export async function saveNewRound(tx: Database, scope: Scope, planId: string, request: PlanRound): Promise<void> {
  await tx.insert(round).values({ partnershipId: scope.partnershipId, planId, ...request })
}

const at = (scope: Scope, id: string, version: number) =>
  and(eq(round.partnershipId, scope.partnershipId), eq(round.id, id), eq(round.version, version))

/** Saves an edit based on the stored version; null when another edit came first. */
export async function saveRound(tx: Database, scope: Scope, id: string, edit: EditRound): Promise<number | null> {
  const { version, ...fields } = edit
  const [saved] = await tx
    .update(round)
    .set({ ...fields, changedAt: sql`now()`, version: version + 1 })
    .where(at(scope, id, version))
    .returning({ version: round.version })
  return saved?.version ?? null
}

/** Brings a round of a version into another state; null when another change came first. */
export async function saveState(
  tx: Database,
  scope: Scope,
  { id, version }: Pick<RoundRow, 'id' | 'version'>,
  state: RoundState,
): Promise<number | null> {
  const opened = state === 'open' ? { openedAt: sql`coalesce(${round.openedAt}, now())` } : {}
  const closed = state === 'closed' ? { closedAt: sql`now()` } : {}
  const [saved] = await tx
    .update(round)
    .set({ state, ...opened, ...closed, changedAt: sql`now()`, version: version + 1 })
    .where(at(scope, id, version))
    .returning({ version: round.version })
  return saved?.version ?? null
}
