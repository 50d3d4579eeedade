import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { blankSheet, defaultSheetRule, type SheetContent } from '@ttc/domain/recovery-sheet'
import { and, eq } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { holdSheet, saveDecision, saveDraft, saveSubmission } from '../recovery-sheet/recovery-sheet.queries.ts'
import { carryOutSheet } from '../turning-the-curve/sheet-action.queries.ts'
import { type ExampleSheet, exampleSheets } from './example-sheet.ts'

/** Answers some of the sheets that the example's figures made owed, through the same statements as an owner's own. */
export async function loadExampleSheets(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  for (const sheet of exampleSheets(today)) await db.transaction((tx) => loadSheet(tx, scope, sheet, today))
}

async function loadSheet(tx: Database, scope: Scope, given: ExampleSheet, today: IsoDate): Promise<void> {
  const { placementId, priorityId, sheetId } = await findOwed(tx, scope, given.about)
  const held = async () => {
    const row = await holdSheet(tx, scope, placementId, sheetId)
    if (row === null) throw new Error('A sheet of the worked example is gone')
    return row
  }
  const content = await contentOf(tx, scope, given)
  await tx
    .update(recoverySheet)
    .set({ dueOn: given.dueOn, owedOn: addDays(given.dueOn, -defaultSheetRule.daysToAnswer) })
    .where(and(eq(recoverySheet.partnershipId, scope.partnershipId), eq(recoverySheet.id, sheetId)))
  await beginOn(tx, scope, sheetId, given.dueOn)
  await touchExceptions(tx, scope, { placements: [placementId] })
  await saveDraft(tx, scope, await held(), content)
  if (given.sentBy === null) return
  const writer = scopeFor(scope.partnershipId, await memberNamed(tx, scope, given.sentBy))
  await carryOutSheet(tx, writer, { placementId, priorityId }, { actions: content.actions, gone: [] })
  await saveSubmission(tx, writer, await held(), { content, answers: null, today })
  if (given.acceptedBy === null) return
  const director = scopeFor(scope.partnershipId, await memberNamed(tx, scope, given.acceptedBy))
  await saveDecision(tx, director, await held(), { decision: 'accepted', note: '', dueOn: null })
}

/** Writes down that the sheet has been owed for as long as an answer may take: what happened is never changed, so anew. */
async function beginOn(tx: Database, { partnershipId }: Scope, sheetId: string, dueOn: IsoDate): Promise<void> {
  await tx
    .delete(recoverySheetEvent)
    .where(and(eq(recoverySheetEvent.partnershipId, partnershipId), eq(recoverySheetEvent.sheetId, sheetId)))
  const at = new Date(`${addDays(dueOn, -defaultSheetRule.daysToAnswer)}T09:00:00Z`)
  await tx.insert(recoverySheetEvent).values({ partnershipId, sheetId, sequence: 1, what: 'owed', at, dueOn })
}

async function contentOf(tx: Database, scope: Scope, given: ExampleSheet): Promise<SheetContent> {
  const { whatChanged, backToAmberOn, backToGreenOn, needs } = given
  const actions = []
  for (const { owner, ...said } of given.actions)
    actions.push({ id: newId(), ...said, ownerMemberId: await memberNamed(tx, scope, owner) })
  const asked = needs.map((need) => ({ id: newId(), ...need }))
  return { ...blankSheet, whatChanged, backToAmberOn, backToGreenOn, actions, needs: asked }
}

async function findOwed(tx: Database, scope: Scope, code: string) {
  const [found] = await tx
    .select({ placementId: placement.id, priorityId: placement.priorityId, sheetId: recoverySheet.id })
    .from(recoverySheet)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, recoverySheet.partnershipId), eq(placement.id, recoverySheet.placementId)),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(and(eq(recoverySheet.partnershipId, scope.partnershipId), eq(indicator.code, code)))
  if (found === undefined) throw new Error(`The worked example owes no recovery sheet about “${code}”.`)
  return found
}

async function memberNamed(tx: Database, scope: Scope, name: string): Promise<string> {
  const [found] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.name, name)))
  if (found === undefined) throw new Error(`The worked example has no member “${name}”.`)
  return found.id
}
