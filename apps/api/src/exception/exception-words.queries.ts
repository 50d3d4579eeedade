import type { Database } from '@ttc/db/connect'
import { ragRule, target } from '@ttc/db/placement'
import { answer, walk, walkChange } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'

const at = sql`${walkChange.at} at time zone 'Europe/London'`
const quarter = sql`date_trunc('quarter', ${at})`

/** What was said; empty once it was taken out, and where an action that was told of is over. */
const text = sql<string>`case
  when ${walkChange.what} = 'update'
    then case when ${walkChange.detail} ->> 'status' in ('done', 'stopped') then '' else ${walkChange.detail} ->> 'note' end
  when (${walkChange.answerAs} ->> 'removed')::boolean then ''
  else ${walkChange.answerAs} -> 'content' ->> 'text' end`

/**
 * What the groups of some priorities said over time of the story, their position and how actions stand: of each thing
 * the last version of every quarter in which it was changed, oldest first. A service's walk is apart.
 */
export async function listWords(db: Database, scope: Scope, priorityIds: readonly string[]) {
  return db
    .selectDistinctOn([walkChange.walkId, walkChange.answerId, walkChange.what, quarter], {
      priorityId: walk.priorityId,
      placementId: walk.placementId,
      isUpdate: sql<boolean>`${walkChange.what} = 'update'`,
      about: sql<string>`${walkChange.answerId}::text`,
      on: sql<string>`to_char(${at}, 'YYYY-MM-DD')`,
      text,
    })
    .from(walk)
    .innerJoin(walkChange, and(eq(walkChange.partnershipId, walk.partnershipId), eq(walkChange.walkId, walk.id)))
    .innerJoin(answer, and(eq(answer.partnershipId, walkChange.partnershipId), eq(answer.id, walkChange.answerId)))
    .where(
      and(
        eq(walk.partnershipId, scope.partnershipId),
        inArray(walk.priorityId, [...priorityIds]),
        isNull(walk.service),
        or(
          eq(walkChange.what, 'update'),
          and(
            eq(walkChange.what, 'answer'),
            or(
              eq(answer.kind, 'factor'),
              and(eq(answer.kind, 'statement'), sql`${answer.content} ->> 'step' = 'position'`),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(walkChange.walkId), asc(walkChange.answerId), asc(walkChange.what), quarter, desc(walkChange.sequence))
}
export type WordsRow = Awaited<ReturnType<typeof listWords>>[number]

/** How many targets, and how many rules of how they are coloured, stand without a reason, by their placement. */
export async function unreasonedOf(db: Database, scope: Scope, placementIds: readonly string[]) {
  const of = (table: typeof target | typeof ragRule, what: 'targets' | 'rules') =>
    db
      .select({ placementId: table.placementId, what: sql<'targets' | 'rules'>`${what}`.as('what') })
      .from(table)
      .where(
        and(
          eq(table.partnershipId, scope.partnershipId),
          inArray(table.placementId, [...placementIds]),
          isNull(table.supersededAt),
          sql`btrim(${table.reason}) = ''`,
        ),
      )
  const found = new Map<string, Readonly<{ targets: number; rules: number }>>()
  for (const { placementId, what } of await unionAll(of(target, 'targets'), of(ragRule, 'rules'))) {
    const { targets, rules } = found.get(placementId) ?? { targets: 0, rules: 0 }
    found.set(placementId, {
      targets: targets + (what === 'targets' ? 1 : 0),
      rules: rules + (what === 'rules' ? 1 : 0),
    })
  }
  return found
}
