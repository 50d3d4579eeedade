import type { AddAnswer, EditAnswer } from '@ttc/contracts/answer'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { answer } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { type AnswerKind, checkLink, MOST_OF_KIND } from '@ttc/domain/turning-the-curve/answer'
import { isSameContent } from '@ttc/domain/turning-the-curve/difference'
import { wordsOf } from '@ttc/domain/turning-the-curve/words'
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { saveAction } from '../action/action.queries.ts'
import { type AnswerAs, appendChange } from './change.queries.ts'
import { checkMentions } from './mention.queries.ts'

const creator = alias(member, 'creator')
const changer = alias(member, 'changer')

function select(db: Database) {
  return db
    .select({
      id: answer.id,
      walkId: answer.walkId,
      kind: answer.kind,
      linkId: answer.linkId,
      content: answer.content,
      position: answer.position,
      version: answer.version,
      removedAt: answer.removedAt,
      createdAt: answer.createdAt,
      createdBy: { id: creator.id, name: creator.name, agency: creator.agency },
      changedAt: answer.changedAt,
      changedBy: { id: changer.id, name: changer.name, agency: changer.agency },
    })
    .from(answer)
    .leftJoin(creator, and(eq(creator.partnershipId, answer.partnershipId), eq(creator.id, answer.createdBy)))
    .leftJoin(changer, and(eq(changer.partnershipId, answer.partnershipId), eq(changer.id, answer.changedBy)))
}

export type AnswerRow = Awaited<ReturnType<typeof select>>[number]

const ofWalk = (scope: Scope, walkId: string) =>
  and(eq(answer.partnershipId, scope.partnershipId), eq(answer.walkId, walkId))

/** The answers of a walk that stand, by kind and position; a walk holds at most 200 of each kind. */
export function listAnswers(db: Database, scope: Scope, walkId: string): Promise<AnswerRow[]> {
  return select(db)
    .where(and(ofWalk(scope, walkId), isNull(answer.removedAt)))
    .orderBy(asc(answer.kind), asc(answer.position), asc(answer.id))
    .limit(2000)
}

/** The same of some walks. */
export function listAnswersOf(db: Database, scope: Scope, walkIds: readonly string[]): Promise<AnswerRow[]> {
  return select(db)
    .where(
      and(
        eq(answer.partnershipId, scope.partnershipId),
        inArray(answer.walkId, [...walkIds]),
        isNull(answer.removedAt),
      ),
    )
    .orderBy(asc(answer.walkId), asc(answer.kind), asc(answer.position), asc(answer.id))
}

export async function findAnswer(db: Database, scope: Scope, walkId: string, id: string): Promise<AnswerRow | null> {
  const [found] = await select(db).where(and(ofWalk(scope, walkId), eq(answer.id, id)))
  return found ?? null
}

type At = Readonly<{ walkId: string; priorityId: string }>

/** Adds an answer after another of its kind. Only after `takeTurn`. */
export async function saveNewAnswer(tx: Database, scope: Scope, at: At, request: AddAnswer): Promise<void> {
  const { id, content, linkId, after } = request
  const present = await listAnswers(tx, scope, at.walkId)
  const alike = present.filter(({ kind }) => kind === content.kind)
  if (alike.length >= MOST_OF_KIND)
    throw new Problem('rule-broken', `A walk holds at most ${MOST_OF_KIND} answers of one kind. Take one out first.`)
  checkLinkAmong(present, { id, kind: content.kind, linkId })
  await checkMentions(tx, scope, at, request)
  const position = await makeRoom(tx, scope, at.walkId, content.kind, alike, after)
  await tx.insert(answer).values({
    partnershipId: scope.partnershipId,
    id,
    walkId: at.walkId,
    kind: content.kind,
    linkId,
    content,
    words: wordsOf(content),
    position,
    createdBy: scope.memberId,
    changedBy: scope.memberId,
  })
  if (content.kind === 'action') await saveAction(tx, scope, { id, priorityId: at.priorityId, content })
  const answerAs: AnswerAs = { content, linkId, position, version: 1, removed: false }
  await appendChange(tx, scope, at.walkId, { what: 'answer', answerId: id, answerAs })
}

/** Changes an answer, takes it out or back in. The caller has held its version against the request's. Only after `takeTurn`. */
export async function saveAnswer(
  tx: Database,
  scope: Scope,
  at: At,
  row: AnswerRow,
  edit: EditAnswer,
): Promise<number> {
  const { content, linkId, removed } = edit
  if (content.kind !== row.kind)
    throw new Problem('invalid', 'An answer stays what it is. Take it out and add another.', {
      fields: [{ field: 'content.kind', message: `This is an answer of the kind ${row.kind}.` }],
    })
  const present = await listAnswers(tx, scope, at.walkId)
  if (linkId !== row.linkId) checkLinkAmong(present, { id: row.id, kind: row.kind, linkId })
  await checkMentions(tx, scope, at, edit, row.content)
  const version = row.version + 1
  await tx
    .update(answer)
    .set({
      content,
      linkId,
      words: wordsOf(content),
      version,
      removedAt: removed ? sql`coalesce(${answer.removedAt}, now())` : null,
      changedAt: sql`now()`,
      changedBy: scope.memberId,
    })
    .where(and(ofWalk(scope, at.walkId), eq(answer.id, row.id)))
  if (content.kind === 'action') await saveAction(tx, scope, { id: row.id, priorityId: at.priorityId, content })
  const answerAs: AnswerAs = { content, linkId, position: row.position, version, removed }
  await appendChange(tx, scope, at.walkId, { what: 'answer', answerId: row.id, answerAs })
  return version
}

/** Puts an answer after another of its kind, or first. Only after `takeTurn`. */
export async function moveAnswer(
  tx: Database,
  scope: Scope,
  walkId: string,
  row: AnswerRow,
  after: string | null,
): Promise<void> {
  const alike = (await listAnswers(tx, scope, walkId)).filter(({ kind }) => kind === row.kind)
  const others = alike.filter(({ id }) => id !== row.id).map(({ id }) => id)
  const place = after === null ? 0 : others.indexOf(after) + 1
  if (after !== null && place === 0) throw elsewhere()
  const ids = [...others.slice(0, place), row.id, ...others.slice(place)]
  for (const [position, id] of ids.entries())
    await tx
      .update(answer)
      .set({ position })
      .where(and(ofWalk(scope, walkId), eq(answer.id, id)))
  await appendChange(tx, scope, walkId, { what: 'order', answerId: row.id, detail: { kind: row.kind, ids } })
}

function checkLinkAmong(present: readonly AnswerRow[], answered: Parameters<typeof checkLink>[0]): void {
  checkLink(answered, new Map(present.map((one) => [one.id, one])))
}

async function makeRoom(
  tx: Database,
  scope: Scope,
  walkId: string,
  kind: AnswerKind,
  alike: readonly AnswerRow[],
  after: string | null | undefined,
): Promise<number> {
  const last = Math.max(-1, ...alike.map(({ position }) => position))
  if (after === undefined) return last + 1
  const before = alike.find(({ id }) => id === after)
  if (after !== null && before === undefined) throw elsewhere()
  const position = before === undefined ? 0 : before.position + 1
  await tx
    .update(answer)
    .set({ position: sql`${answer.position} + 1` })
    .where(and(ofWalk(scope, walkId), eq(answer.kind, kind), gte(answer.position, position)))
  return position
}

function elsewhere(): Problem {
  const message = 'The answer that this should come after is not in the walk any more. Put it somewhere else.'
  return new Problem('invalid', message, { fields: [{ field: 'after', message }] })
}

export const isSame = (row: AnswerRow, { content, linkId, removed }: EditAnswer): boolean =>
  isSameContent(row.content, content) && row.linkId === linkId && (row.removedAt !== null) === removed
