import type { UpdateAction } from '@ttc/contracts/action'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { and, eq } from 'drizzle-orm'
import { saveUpdate } from '../action/action.queries.ts'
import { saveNewAnswer } from '../turning-the-curve/answer.queries.ts'
import { appendChange, takeTurn } from '../turning-the-curve/change.queries.ts'
import { saveConfirmed } from '../turning-the-curve/step.queries.ts'
import { saveNewWalk } from '../turning-the-curve/walk.queries.ts'
import type { ExampleWalk } from './example-answer.ts'
import { halfDoneWalk } from './example-walk.ts'
import { wholeWalk } from './example-walked.ts'

/** Puts the example's walks under their priorities, through the same statements as a group's own. */
export async function loadExampleWalks(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  for (const walk of [halfDoneWalk(today), wholeWalk(today)]) await loadWalk(db, scope, walk)
}

async function loadWalk(db: Database, scope: Scope, { priority: name, confirmed, answers }: ExampleWalk) {
  const { partnershipId } = scope
  const [found] = await db
    .select({ id: priority.id })
    .from(priority)
    .where(and(eq(priority.partnershipId, partnershipId), eq(priority.name, name)))
  if (found === undefined) throw new Error(`The worked example has no priority “${name}”.`)
  const walkId = newId()
  const ids = new Map<string, string>()
  await db.transaction(async (tx) => {
    await saveNewWalk(tx, scope, found.id, { id: walkId, template: 'twelve', placementId: null, service: null })
    await takeTurn(tx, scope, walkId)
    await appendChange(tx, scope, walkId, { what: 'walk', detail: { opened: true } })
    for (const { key, link, owner, content, updates = [] } of answers) {
      const id = newId()
      ids.set(key, id)
      const linkId = link === undefined ? null : (ids.get(link) ?? null)
      const owned = owner === undefined ? content : await withOwner(tx, scope, owner, content)
      await saveNewAnswer(tx, scope, { walkId, priorityId: found.id }, { id, content: owned, linkId })
      for (const said of updates) await saveExampleUpdate(tx, scope, walkId, id, { id: newId(), ...said })
    }
    for (const step of confirmed) await saveConfirmed(tx, scope, walkId, { step, confirmed: true }, {})
  })
}

async function saveExampleUpdate(tx: Database, scope: Scope, walkId: string, answerId: string, update: UpdateAction) {
  await saveUpdate(tx, scope, answerId, update)
  await appendChange(tx, scope, walkId, { what: 'update', answerId, detail: { ...update } })
}

async function withOwner(tx: Database, scope: Scope, name: string, content: Content): Promise<Content> {
  const [found] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.name, name)))
  if (found === undefined) throw new Error(`The worked example has no member “${name}”.`)
  return { ...content, ownerMemberId: found.id } as Content
}
