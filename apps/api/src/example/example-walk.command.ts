import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { and, eq } from 'drizzle-orm'
import { saveNewAnswer } from '../turning-the-curve/answer.queries.ts'
import { appendChange, takeTurn } from '../turning-the-curve/change.queries.ts'
import { saveConfirmed } from '../turning-the-curve/step.queries.ts'
import { saveNewWalk } from '../turning-the-curve/walk.queries.ts'
import { CONFIRMED, exampleWalk, WALK_PRIORITY } from './example-walk.ts'

/** Puts the example's walk under its priority, through the same statements as a group's own. */
export async function loadExampleWalk(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  const { partnershipId } = scope
  const [found] = await db
    .select({ id: priority.id })
    .from(priority)
    .where(and(eq(priority.partnershipId, partnershipId), eq(priority.name, WALK_PRIORITY)))
  if (found === undefined) throw new Error(`The worked example has no priority “${WALK_PRIORITY}”.`)
  const walkId = newId()
  const ids = new Map<string, string>()
  await db.transaction(async (tx) => {
    await saveNewWalk(tx, scope, found.id, { id: walkId, template: 'twelve', placementId: null, service: null })
    await takeTurn(tx, scope, walkId)
    await appendChange(tx, scope, walkId, { what: 'walk', detail: { opened: true } })
    for (const { key, link, owner, content } of exampleWalk(today)) {
      const id = newId()
      ids.set(key, id)
      const linkId = link === undefined ? null : (ids.get(link) ?? null)
      const owned = owner === undefined ? content : await withOwner(tx, scope, owner, content)
      await saveNewAnswer(tx, scope, { walkId, priorityId: found.id }, { id, content: owned, linkId })
    }
    for (const step of CONFIRMED) await saveConfirmed(tx, scope, walkId, { step, confirmed: true }, {})
  })
}

async function withOwner(tx: Database, scope: Scope, name: string, content: Content): Promise<Content> {
  const [found] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.name, name)))
  if (found === undefined) throw new Error(`The worked example has no member “${name}”.`)
  return { ...content, ownerMemberId: found.id } as Content
}
