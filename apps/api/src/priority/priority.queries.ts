import type { CreatePriority, EditPriority } from '@ttc/contracts/plan'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { placement } from '@ttc/db/placement'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { writtenOnce } from '@ttc/db/statement'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { checkMember } from '../member/member.queries.ts'

export type PriorityRow = Readonly<{
  id: string
  planId: string
  name: string
  aim: string
  version: number
  lead: Readonly<{ id: string; name: string; agency: string }> | null
  outcomeIds: readonly string[]
}>

/** The outcomes a priority serves, the one it stands under first. */
const outcomeIds = sql<string[]>`(
  select coalesce(json_agg(po.outcome_id order by po.position, po.outcome_id), '[]'::json)
  from ${priorityOutcome} po
  where po.partnership_id = ${priority.partnershipId} and po.priority_id = ${priority.id}
)`

const columns = {
  id: priority.id,
  planId: priority.planId,
  name: priority.name,
  aim: priority.aim,
  version: priority.version,
  lead: { id: member.id, name: member.name, agency: member.agency },
  outcomeIds,
}

function select(db: Database) {
  return db
    .select(columns)
    .from(priority)
    .leftJoin(member, and(eq(member.partnershipId, priority.partnershipId), eq(member.id, priority.leadMemberId)))
}

/** A plan's priorities in their order; at most 200. */
export function listPriorities(db: Database, scope: Scope, planId: string): Promise<PriorityRow[]> {
  return prioritiesOfPlan(db).execute({ partnershipId: scope.partnershipId, planId })
}

const prioritiesOfPlan = writtenOnce((db) =>
  select(db)
    .where(
      and(
        eq(priority.partnershipId, sql.placeholder('partnershipId')),
        eq(priority.planId, sql.placeholder('planId')),
        isNull(priority.retiredAt),
      ),
    )
    .orderBy(asc(priority.position), asc(priority.id))
    .limit(200)
    .prepare('priorities_of_plan'),
)

export async function findPriority(db: Database, scope: Scope, id: string): Promise<PriorityRow | null> {
  const [found] = await select(db).where(and(eq(priority.partnershipId, scope.partnershipId), eq(priority.id, id)))
  return found ?? null
}

/** A new priority stands last. */
export async function saveNewPriority(
  tx: Database,
  scope: Scope,
  planId: string,
  request: CreatePriority,
): Promise<void> {
  const { outcomeIds: served, ...fields } = request
  await checkServed(tx, scope, planId, served)
  await checkMember(tx, scope, request.leadMemberId, 'leadMemberId')
  const last = tx
    .select({ next: sql<number>`coalesce(max(${priority.position}), -1) + 1` })
    .from(priority)
    .where(and(eq(priority.partnershipId, scope.partnershipId), eq(priority.planId, planId)))
  await tx.insert(priority).values({ partnershipId: scope.partnershipId, planId, position: sql`(${last})`, ...fields })
  await saveServed(tx, scope, request.id, served)
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function savePriority(
  db: Database,
  scope: Scope,
  row: PriorityRow,
  edit: EditPriority,
): Promise<number | null> {
  const { version, retired, outcomeIds: served, ...fields } = edit
  return db.transaction(async (tx) => {
    await checkServed(tx, scope, row.planId, served)
    await checkMember(tx, scope, edit.leadMemberId, 'leadMemberId')
    const [saved] = await tx
      .update(priority)
      .set({ ...fields, retiredAt: retired ? sql`coalesce(${priority.retiredAt}, now())` : null, version: version + 1 })
      .where(
        and(eq(priority.partnershipId, scope.partnershipId), eq(priority.id, row.id), eq(priority.version, version)),
      )
      .returning({ version: priority.version })
    if (saved === undefined) return null
    if (retired) await checkEmpty(tx, scope, row.id)
    await tx
      .delete(priorityOutcome)
      .where(and(eq(priorityOutcome.partnershipId, scope.partnershipId), eq(priorityOutcome.priorityId, row.id)))
    await saveServed(tx, scope, row.id, served)
    await touchExceptions(tx, scope, { priorities: [row.id] })
    return saved.version
  })
}

async function checkServed(tx: Database, scope: Scope, planId: string, served: readonly string[]): Promise<void> {
  const found = await tx
    .select({ id: outcome.id })
    .from(outcome)
    .where(
      and(
        eq(outcome.partnershipId, scope.partnershipId),
        eq(outcome.planId, planId),
        inArray(outcome.id, [...served]),
        isNull(outcome.retiredAt),
      ),
    )
    .for('no key update')
  if (found.length === new Set(served).size) return
  throw new Problem('invalid', 'A priority serves outcomes of its own plan. Choose them again.', {
    fields: [{ field: 'outcomeIds', message: 'Choose outcomes of this plan.' }],
  })
}

/** A retired priority is on no page: what stands under it would be lost from sight. */
async function checkEmpty(tx: Database, scope: Scope, priorityId: string): Promise<void> {
  const [first] = await tx
    .select({ name: indicator.name })
    .from(placement)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.priorityId, priorityId),
        isNull(placement.toOn),
      ),
    )
    .limit(1)
  if (first === undefined) return
  throw new Problem(
    'rule-broken',
    `Indicators still stand under this priority, such as "${first.name}". Move them or take them out of the plan first.`,
  )
}

async function saveServed(tx: Database, scope: Scope, priorityId: string, served: readonly string[]): Promise<void> {
  const rows = [...new Set(served)].map((outcomeId, position) => ({
    partnershipId: scope.partnershipId,
    priorityId,
    outcomeId,
    position,
  }))
  await tx.insert(priorityOutcome).values(rows)
}
