import type { CreateOutcome, EditOutcome } from '@ttc/contracts/plan'
import type { Database } from '@ttc/db/connect'
import { outcome } from '@ttc/db/outcome'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { writtenOnce } from '@ttc/db/statement'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

export type OutcomeRow = Readonly<{ id: string; statement: string; explanation: string; version: number }>

const columns = {
  id: outcome.id,
  statement: outcome.statement,
  explanation: outcome.explanation,
  version: outcome.version,
}

/** A plan's outcomes in their order; at most 50. */
export function listOutcomes(db: Database, scope: Scope, planId: string): Promise<OutcomeRow[]> {
  return outcomesOfPlan(db).execute({ partnershipId: scope.partnershipId, planId })
}

const outcomesOfPlan = writtenOnce((db) =>
  db
    .select(columns)
    .from(outcome)
    .where(
      and(
        eq(outcome.partnershipId, sql.placeholder('partnershipId')),
        eq(outcome.planId, sql.placeholder('planId')),
        isNull(outcome.retiredAt),
      ),
    )
    .orderBy(asc(outcome.position), asc(outcome.id))
    .limit(50)
    .prepare('outcomes_of_plan'),
)

export async function findOutcome(db: Database, scope: Scope, id: string): Promise<OutcomeRow | null> {
  const [found] = await db
    .select(columns)
    .from(outcome)
    .where(and(eq(outcome.partnershipId, scope.partnershipId), eq(outcome.id, id)))
  return found ?? null
}

/** A new outcome stands last. */
export async function saveNewOutcome(
  tx: Database,
  scope: Scope,
  planId: string,
  request: CreateOutcome,
): Promise<void> {
  const last = tx
    .select({ next: sql<number>`coalesce(max(${outcome.position}), -1) + 1` })
    .from(outcome)
    .where(and(eq(outcome.partnershipId, scope.partnershipId), eq(outcome.planId, planId)))
  await tx.insert(outcome).values({ partnershipId: scope.partnershipId, planId, position: sql`(${last})`, ...request })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function saveOutcome(db: Database, scope: Scope, id: string, edit: EditOutcome): Promise<number | null> {
  const { version, retired, ...fields } = edit
  return db.transaction(async (tx) => {
    const [saved] = await tx
      .update(outcome)
      .set({ ...fields, retiredAt: retired ? sql`coalesce(${outcome.retiredAt}, now())` : null, version: version + 1 })
      .where(and(eq(outcome.partnershipId, scope.partnershipId), eq(outcome.id, id), eq(outcome.version, version)))
      .returning({ version: outcome.version })
    if (saved !== undefined && retired) await checkUnserved(tx, scope, id)
    await touchExceptions(tx, scope, { outcomes: [id] })
    return saved?.version ?? null
  })
}

/** A priority stands on the plan's page under its first outcome: retiring that would hide it. */
async function checkUnserved(tx: Database, scope: Scope, id: string): Promise<void> {
  const [first] = await tx
    .select({ name: priority.name })
    .from(priorityOutcome)
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, priorityOutcome.partnershipId), eq(priority.id, priorityOutcome.priorityId)),
    )
    .where(
      and(
        eq(priorityOutcome.partnershipId, scope.partnershipId),
        eq(priorityOutcome.outcomeId, id),
        isNull(priority.retiredAt),
      ),
    )
    .limit(1)
  if (first === undefined) return
  throw new Problem(
    'rule-broken',
    `The priority "${first.name}" still serves this outcome. Let it serve others, or retire it, first.`,
  )
}
