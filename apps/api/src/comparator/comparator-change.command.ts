import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { listPlacedIndicators, reassess } from '../assessment/assessment.queries.ts'
import { countAreas } from './comparator.queries.ts'

/** Refuses an area chosen twice, and a code that is no area known here. */
export async function checkAreas(db: Database, scope: Scope, areaCodes: readonly string[]): Promise<void> {
  const distinct = new Set(areaCodes)
  if (distinct.size < areaCodes.length) throw invalid('Choose each area once.')
  if ((await countAreas(db, scope, areaCodes)) < distinct.size)
    throw invalid('Choose areas that are known here: one of these codes is not.')
}

/** What every indicator is compared with has changed: all that stand in a plan are assessed afresh. */
export async function reassessAll(tx: Database, scope: Scope): Promise<void> {
  await reassess(tx, scope, await listPlacedIndicators(tx, scope))
}

function invalid(message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field: 'areaCodes', message }] })
}
