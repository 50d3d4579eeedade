import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { Ground } from '@ttc/domain/assessment/ground'
import { Problem } from '@ttc/domain/problem'
import { holdIndicators } from '../assessment/assessment.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf } from '../assessment/ground.ts'
import { findPlacement, raiseVersion } from '../placement/placement.queries.ts'

export type Placed = NonNullable<Awaited<ReturnType<typeof findPlacement>>>

/** A placement that is in a plan now, or the refusal. */
export async function presentPlacement(db: Database, scope: Scope, id: string): Promise<Placed> {
  const placement = await findPlacement(db, scope, id)
  if (placement !== null) return placement
  throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
}

/** Takes the next version of a placement for a change of its targets or rules, and reads what they are judged on. */
export async function takeVersion(tx: Database, scope: Scope, id: string, version: number) {
  const present = await presentPlacement(tx, scope, id)
  const raised = await raiseVersion(tx, scope, id, version)
  if (raised === null)
    throw new Problem('conflict', 'Someone else changed the targets or the rule since you opened them.', {
      present: { version: present.version },
    })
  await holdIndicators(tx, scope, [present.indicatorId])
  return { placement: { ...present, version: raised }, ground: await findPlacedGround(tx, scope, present) }
}

/** The ground of all children, which a placement's colour is judged on. */
export async function findPlacedGround(db: Database, scope: Scope, placement: Placed): Promise<Ground> {
  const stored = await findGround(db, scope, [placement.indicatorId])
  const [row] = stored.indicators
  const [own] = ownSeriesOf(stored, placement.indicatorId)
  const placed = stored.placements.find((one) => one.id === placement.id)
  if (row === undefined || own === undefined || placed === undefined) throw new Error('A placement without its series')
  return groundOf(stored, row, own, placed)
}
