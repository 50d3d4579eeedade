import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { comparatorLimits } from '@ttc/domain/comparator'
import { Problem } from '@ttc/domain/problem'
import { listPlacedIndicators, reassess } from '../assessment/assessment.queries.ts'
import { countAreas, findChosenModel, listNamesInUse } from './comparator.queries.ts'

type Choice = Readonly<{ id: string; name: string; areaCodes: readonly string[]; retired: boolean }>

/**
 * Refuses areas that cannot be compared with, all reasons at once: one chosen twice, a code that is no area known here,
 * the own area; and for what is to be in use a name that others have, or more of them than can be told apart.
 */
export async function checkChoice(db: Database, scope: Scope, { id, name, areaCodes, retired }: Choice): Promise<void> {
  const distinct = new Set(areaCodes)
  const wrong: { field: string; message: string }[] = []
  const refuse = (field: string, message: string) => wrong.push({ field, message })
  if (distinct.size < areaCodes.length) refuse('areaCodes', 'Choose each area once.')
  if ((await countAreas(db, scope, areaCodes)) < distinct.size)
    refuse('areaCodes', 'Choose areas that are known here: one of these codes is not.')
  if (!retired) {
    if (distinct.has((await findChosenModel(db, scope)).areaCode))
      refuse('areaCodes', 'Leave your own area out: it would be compared with itself.')
    const inUse = await listNamesInUse(db, scope, id)
    if (inUse.some((one) => one.toLowerCase() === name.toLowerCase()))
      refuse('name', `“${name}” is the name of other chosen areas. Give these another.`)
    if (inUse.length >= comparatorLimits.inUse)
      refuse(
        'name',
        `${comparatorLimits.inUse} groups of areas are in use, the most there can be. Stop using one first.`,
      )
  }
  const [first] = wrong
  if (first !== undefined) throw new Problem('invalid', first.message, { fields: wrong })
}

/** What every indicator is compared with has changed: all that stand in a plan are assessed afresh. */
export async function reassessAll(tx: Database, scope: Scope, today: string): Promise<void> {
  await reassess(tx, scope, await listPlacedIndicators(tx, scope), today)
}
