import type { Content } from '@ttc/contracts/answer'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { placement } from '@ttc/db/placement'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { SheetAction } from '@ttc/domain/recovery-sheet'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { findAnswer, saveAnswer, saveNewAnswer } from './answer.queries.ts'
import { appendChange, takeTurn } from './change.queries.ts'
import { findWalkOfPriority, saveNewWalk } from './walk.queries.ts'

type Place = Readonly<{ placementId: string; priorityId: string }>

/**
 * Makes the actions of a recovery sheet actions of the walk, the indicator's own or else its priority's, which is opened
 * where there is none. A sheet's action keeps its id as the answer's, so that one sent again changes its answer and is
 * not added twice; what the sheet no longer has is taken out, and can be put back like any other answer.
 */
export async function carryOutSheet(
  tx: Database,
  scope: Scope,
  place: Place,
  { actions, gone }: Readonly<{ actions: readonly SheetAction[]; gone: readonly string[] }>,
): Promise<void> {
  if (actions.length === 0 && gone.length === 0) return
  const walkId = await findOrOpenWalk(tx, scope, place)
  const ids = [...actions.map(({ id }) => id), ...gone]
  const known = await listWalksOf(tx, scope, ids)
  // In one order, so that two who send at the same moment never wait for each other.
  for (const id of [...new Set([walkId, ...known.values()])].toSorted()) await takeTurn(tx, scope, id)
  const places = await listWalksAt(tx, scope, place)
  const effect = await effectOf(tx, scope, place)
  for (const action of actions) {
    const inWalk = known.get(action.id)
    if (inWalk === undefined) await add(tx, scope, { walkId, priorityId: place.priorityId }, { ...action, effect })
    else if (places.has(inWalk))
      await change(tx, scope, { walkId: inWalk, priorityId: place.priorityId }, action, false)
    else throw usedElsewhere()
  }
  for (const id of gone) {
    const inWalk = known.get(id)
    if (inWalk !== undefined && places.has(inWalk))
      await change(tx, scope, { walkId: inWalk, priorityId: place.priorityId }, { id }, true)
  }
}

type At = Readonly<{ walkId: string; priorityId: string }>

/** What a sheet's actions are to change is what the sheet is about: in a priority's walk nobody could tell otherwise. */
async function effectOf(tx: Database, scope: Scope, { placementId }: Place): Promise<string> {
  const [found] = await tx
    .select({ name: indicator.name })
    .from(placement)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.id, placementId)))
  return found === undefined ? '' : `“${found.name}” is back on path`
}

type Added = SheetAction & Readonly<{ effect: string }>

async function add(tx: Database, scope: Scope, at: At, { id, text, ownerMemberId, dueOn, effect }: Added) {
  const unscored = { score: null, reason: '' }
  const scores = { leverage: unscored, feasibility: unscored, specificity: unscored, values: unscored }
  const said = { text, ownerMemberId, startsOn: null, dueOn, stops: '', effect }
  const content: Content = { kind: 'action', ...said, ...scores }
  await saveNewAnswer(tx, scope, at, { id, content, linkId: null })
}

/** What the group has added to the action since (its effect, its scores, its link) stays. */
async function change(
  tx: Database,
  scope: Scope,
  at: At,
  { id, ...said }: Pick<SheetAction, 'id'> & Partial<SheetAction>,
  removed: boolean,
): Promise<void> {
  const row = await findAnswer(tx, scope, at.walkId, id)
  if (row === null || row.content.kind !== 'action') throw usedElsewhere()
  const content = { ...row.content, ...said }
  const { linkId, version } = row
  await saveAnswer(tx, scope, at, row, { version, content, linkId, removed })
}

function usedElsewhere(): Problem {
  const message = 'An action of this sheet has an id that is used for something else. Remove it and add it again.'
  return new Problem('conflict', message, { fields: [{ field: 'content.actions', message }] })
}

async function findOrOpenWalk(tx: Database, scope: Scope, { placementId, priorityId }: Place): Promise<string> {
  const [own] = await tx
    .select({ id: walk.id })
    .from(walk)
    .where(and(eq(walk.partnershipId, scope.partnershipId), eq(walk.placementId, placementId)))
  const found = own?.id ?? (await findWalkOfPriority(tx, scope, priorityId))
  if (found !== null) return found
  const id = newId()
  await saveNewWalk(tx, scope, priorityId, { id, template: 'twelve', placementId: null, service: null })
  await appendChange(tx, scope, id, { what: 'walk', detail: { opened: true } })
  return id
}

/** In which walk each of some answers stands. */
async function listWalksOf(tx: Database, scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: answer.id, walkId: answer.walkId })
    .from(answer)
    .where(and(eq(answer.partnershipId, scope.partnershipId), inArray(answer.id, [...ids])))
  return new Map(rows.map(({ id, walkId }) => [id, walkId]))
}

/** The walks that tell of a placement: its own and its priority's. */
async function listWalksAt(
  tx: Database,
  scope: Scope,
  { placementId, priorityId }: Place,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: walk.id })
    .from(walk)
    .where(
      and(
        eq(walk.partnershipId, scope.partnershipId),
        or(
          eq(walk.placementId, placementId),
          and(eq(walk.priorityId, priorityId), isNull(walk.placementId), isNull(walk.service)),
        ),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
