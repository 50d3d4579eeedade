import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { answer, walk, walkChange } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { and, asc, desc, eq, gt, isNotNull, lt, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

/** An answer as a change left it. People are in it by nobody's name: names can be taken back, changes cannot. */
export type AnswerAs = Readonly<{
  content: Content
  linkId: string | null
  position: number
  version: number
  removed: boolean
}>

export type NewChange = Readonly<{
  what: (typeof walkChange.$inferSelect)['what']
  answerId?: string | null
  answerAs?: AnswerAs | null
  detail?: Readonly<Record<string, unknown>>
}>

/** The changes that a director reads of: answers, their order, and how actions stand. */
const told: ReadonlySet<NewChange['what']> = new Set(['answer', 'order', 'update'])

/**
 * Takes the walk for this transaction: whoever changes it waits here for whoever changes it now, so that changes are
 * numbered in the order in which they can be seen.
 */
export async function takeTurn(tx: Database, scope: Scope, walkId: string): Promise<Readonly<{ priorityId: string }>> {
  const [row] = await tx
    .select({ priorityId: walk.priorityId })
    .from(walk)
    .where(and(eq(walk.partnershipId, scope.partnershipId), eq(walk.id, walkId)))
    .for('update')
  if (row !== undefined) return row
  throw new Problem('not-found', 'There is no such walk, or you cannot see it.')
}

/** Appends a change under the next number. Only after `takeTurn` of the same transaction. */
export async function appendChange(tx: Database, scope: Scope, walkId: string, change: NewChange): Promise<number> {
  const [next] = await tx
    .update(walk)
    .set({ sequence: sql`${walk.sequence} + 1` })
    .where(and(eq(walk.partnershipId, scope.partnershipId), eq(walk.id, walkId)))
    .returning({ sequence: walk.sequence, priorityId: walk.priorityId })
  if (next === undefined) throw new Problem('not-found', 'There is no such walk, or you cannot see it.')
  await tx.insert(walkChange).values({
    partnershipId: scope.partnershipId,
    walkId,
    sequence: next.sequence,
    memberId: scope.memberId,
    what: change.what,
    answerId: change.answerId ?? null,
    answerAs: change.answerAs ?? null,
    detail: change.detail ?? {},
  })
  if (told.has(change.what)) await touchExceptions(tx, scope, { priorities: [next.priorityId] })
  return next.sequence
}

const creator = alias(member, 'creator')

function select(db: Database) {
  return db
    .select({
      sequence: walkChange.sequence,
      at: walkChange.at,
      by: { id: member.id, name: member.name, agency: member.agency },
      what: walkChange.what,
      answerId: walkChange.answerId,
      answerKind: answer.kind,
      answerAs: sql<AnswerAs | null>`${walkChange.answerAs}`,
      createdAt: answer.createdAt,
      createdBy: { id: creator.id, name: creator.name, agency: creator.agency },
      detail: walkChange.detail,
    })
    .from(walkChange)
    .leftJoin(member, and(eq(member.partnershipId, walkChange.partnershipId), eq(member.id, walkChange.memberId)))
    .leftJoin(answer, and(eq(answer.partnershipId, walkChange.partnershipId), eq(answer.id, walkChange.answerId)))
    .leftJoin(creator, and(eq(creator.partnershipId, answer.partnershipId), eq(creator.id, answer.createdBy)))
}

export type ChangeRow = Awaited<ReturnType<typeof select>>[number]

/** The changes of a walk after a number, in their order. */
export function listChanges(
  db: Database,
  partnershipId: string,
  walkId: string,
  after: number,
  limit: number,
): Promise<ChangeRow[]> {
  return select(db)
    .where(
      and(eq(walkChange.partnershipId, partnershipId), eq(walkChange.walkId, walkId), gt(walkChange.sequence, after)),
    )
    .orderBy(asc(walkChange.sequence))
    .limit(limit)
}

/** The changes of a walk before a number, newest first. */
export function listChangesBefore(
  db: Database,
  scope: Scope,
  walkId: string,
  before: number,
  limit: number,
): Promise<ChangeRow[]> {
  return select(db)
    .where(and(ofWalk(scope, walkId), lt(walkChange.sequence, before)))
    .orderBy(desc(walkChange.sequence))
    .limit(limit)
}

/** The changes by which meetings ended, the last first: what lies between two of them is one time between meetings. */
export async function listEnds(db: Database, scope: Scope, walkId: string) {
  return db
    .select({ sequence: walkChange.sequence, at: walkChange.at })
    .from(walkChange)
    .where(and(ofWalk(scope, walkId), eq(walkChange.what, 'meeting'), sql`${walkChange.detail} ->> 'closed' = 'true'`))
    .orderBy(desc(walkChange.sequence))
    .limit(50)
}

/** How each answer stood after a change of the walk, by its id: at most as many as a walk can hold. */
export async function listStanding(
  db: Database,
  scope: Scope,
  walkId: string,
  until: number,
): Promise<ReadonlyMap<string, AnswerAs>> {
  const rows = await db
    .selectDistinctOn([walkChange.answerId], {
      answerId: walkChange.answerId,
      answerAs: sql<AnswerAs>`${walkChange.answerAs}`,
    })
    .from(walkChange)
    .where(and(ofWalk(scope, walkId), lte(walkChange.sequence, until), isNotNull(walkChange.answerAs)))
    .orderBy(walkChange.answerId, desc(walkChange.sequence))
    .limit(2000)
  return new Map(rows.flatMap(({ answerId, answerAs }) => (answerId === null ? [] : [[answerId, answerAs]])))
}

/** The last change of each answer, and every update of an action, after a number: at most 2,000. */
export function listLatestOf(db: Database, scope: Scope, walkId: string, after: number): Promise<ChangeRow[]> {
  const latest = sql`not exists (select from walk_change later where later.partnership_id = ${walkChange.partnershipId}
    and later.walk_id = ${walkChange.walkId} and later.answer_id = ${walkChange.answerId}
    and later.sequence > ${walkChange.sequence} and later.answer_as is not null)`
  return select(db)
    .where(
      and(
        ofWalk(scope, walkId),
        gt(walkChange.sequence, after),
        or(eq(walkChange.what, 'update'), and(isNotNull(walkChange.answerAs), latest)),
      ),
    )
    .orderBy(asc(walkChange.sequence))
    .limit(2000)
}

const ofWalk = (scope: Scope, walkId: string) =>
  and(eq(walkChange.partnershipId, scope.partnershipId), eq(walkChange.walkId, walkId))

/** What an answer said over time, newest first; at most 200 versions. */
export function listVersions(db: Database, scope: Scope, answerId: string): Promise<ChangeRow[]> {
  return select(db)
    .where(and(eq(walkChange.partnershipId, scope.partnershipId), eq(walkChange.answerId, answerId)))
    .orderBy(desc(walkChange.sequence))
    .limit(200)
}
